/** Texts as kubectl prints them, for a pod each. */

const tail = `Conditions:
  Type                        Status
  PodReadyToStartContainers   True 
  Initialized                 True 
  Ready                       False 
  ContainersReady             False 
  PodScheduled                True 
Volumes:
  kube-api-access-7xk2l:
    Type:                    Projected (a volume that contains injected data from multiple sources)
    TokenExpirationSeconds:  3607
    ConfigMapName:           kube-root-ca.crt
    Optional:                false
    DownwardAPI:             true
QoS Class:                   Burstable
Node-Selectors:              <none>
Tolerations:                 node.kubernetes.io/not-ready:NoExecute op=Exists for 300s
                             node.kubernetes.io/unreachable:NoExecute op=Exists for 300s`;

/** `kubectl describe pod`, of 1.28 and of 1.35. */
export const described: readonly string[] = [
  `Name:             api-7d9c5b6f4-x2x9q
Namespace:        shop
Priority:         0
Service Account:  default
Node:             ip-10-0-1-5/10.0.1.5
Start Time:       Mon, 23 Nov 2026 20:00:00 +0000
Labels:           app=api
                  pod-template-hash=7d9c5b6f4
Annotations:      checksum/config: 0d5a3c
Status:           Running
IP:               10.244.1.7
IPs:
  IP:           10.244.1.7
Controlled By:  ReplicaSet/api-7d9c5b6f4
Containers:
  api:
    Container ID:  containerd://5c1f
    Image:         ghcr.io/acme/api:1.4
    Image ID:      ghcr.io/acme/api@sha256:9f
    Port:          8080/TCP
    Host Port:     0/TCP
    Command:
      /bin/sh
      -c
      exec /api --listen :8080
    State:          Waiting
      Reason:       CrashLoopBackOff
    Last State:     Terminated
      Reason:       OOMKilled
      Exit Code:    137
      Started:      Mon, 23 Nov 2026 20:04:20 +0000
      Finished:     Mon, 23 Nov 2026 20:05:00 +0000
    Ready:          False
    Restart Count:  4
    Limits:
      memory:  64Mi
    Requests:
      cpu:        100m
      memory:     64Mi
    Liveness:     http-get http://:8080/healthz delay=5s timeout=1s period=10s #success=1 #failure=3
    Environment:
      TOKEN:  <set to the key 'token' in secret 'api'>  Optional: false
    Mounts:
      /var/run/secrets/kubernetes.io/serviceaccount from kube-api-access-7xk2l (ro)
${tail}
Events:
  Type     Reason     Age                  From               Message
  ----     ------     ----                 ----               -------
  Normal   Scheduled  5m20s                default-scheduler  Successfully assigned shop/api-7d9c5b6f4-x2x9q to ip-10-0-1-5
  Normal   Pulled     20s (x5 over 5m19s)  kubelet            Container image "ghcr.io/acme/api:1.4" already present on machine
  Normal   Created    20s (x5 over 5m19s)  kubelet            Created container api
  Normal   Started    20s (x5 over 5m19s)  kubelet            Started container api
  Warning  BackOff    5s (x12 over 4m)     kubelet            Back-off restarting failed container api in pod api-7d9c5b6f4-x2x9q_shop(6f1b2d3c-0000-4000-8000-0123456789ab)
`,
  `Name:                      web-0
Namespace:                 shop
Priority:                  0
Service Account:           web
Node:                      node-2/10.0.0.2
Start Time:                Mon, 23 Nov 2026 19:00:00 +0000
Labels:                    apps.kubernetes.io/pod-index=0
Annotations:               <none>
Status:                    Terminating (lasts 12m)
Termination Grace Period:  30s
IP:                        10.244.2.9
IPs:
  IP:           10.244.2.9
Controlled By:  StatefulSet/web
Init Containers:
  setup:
    Container ID:   containerd://77
    Image:          busybox:1.36
    State:          Terminated
      Reason:       Completed
      Exit Code:    0
      Started:      Mon, 23 Nov 2026 19:00:02 +0000
      Finished:     Mon, 23 Nov 2026 19:00:03 +0000
    Ready:          True
    Restart Count:  0
    Environment:    <none>
Containers:
  web:
    Container ID:   containerd://78
    Image:          nginx:1.27
    Port:           80/TCP
    State:          Running
      Started:      Mon, 23 Nov 2026 19:00:04 +0000
    Ready:          True
    Restart Count:  0
    Readiness:      http-get http://:80/ delay=0s timeout=1s period=10s #success=1 #failure=3
    Environment:    <none>
${tail}
Events:
  Type     Reason        Age   From             Message
  ----     ------        ----  ----             -------
  Warning  NodeNotReady  17m   node-controller  Node is not ready
  Normal   Killing       12m   kubelet          spec.containers{web}: Stopping container web
`,
];

/** `kubectl get events`. */
export const eventTable = `LAST SEEN   TYPE      REASON             OBJECT                     MESSAGE
5m20s       Normal    Scheduled          pod/api-7d9c5b6f4-x2x9q    Successfully assigned shop/api-7d9c5b6f4-x2x9q to ip-10-0-1-5
5s          Warning   BackOff            pod/api-7d9c5b6f4-x2x9q    Back-off restarting failed container api in pod api-7d9c5b6f4-x2x9q_shop(6f1b2d3c-0000-4000-8000-0123456789ab)
12m         Warning   FailedCreate       replicaset/cart-5f6d       Error creating: pods "cart-5f6d-" is forbidden: exceeded quota: compute, requested: cpu=1, used: cpu=4, limited: cpu=4
3m          Warning   FailedScheduling   pod/batch-1                0/3 nodes are available: 1 Insufficient cpu, 2 node(s) had untolerated taint {gpu: true}. preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling.`;

/** `kubectl get pods`. */
export const podTable = `NAME                   READY   STATUS                       RESTARTS       AGE
api-7d9c5b6f4-x2x9q    0/1     CrashLoopBackOff             4 (20s ago)    5m20s
batch-1                0/1     Pending                      0              3m
cart-0                 0/2     Init:ImagePullBackOff        0              2d3h
old-9f                 0/1     Evicted                      0              41d
web-0                  1/1     Terminating                  0              1h`;

/** `kubectl get pods -A -o wide`. */
export const wideTable = `NAMESPACE     NAME                   READY   STATUS             RESTARTS       AGE     IP            NODE          NOMINATED NODE   READINESS GATES
shop          api-7d9c5b6f4-x2x9q    0/1     CrashLoopBackOff   4 (20s ago)    5m20s   10.244.1.7    ip-10-0-1-5   <none>           <none>
kube-system   coredns-6f9b-abcde     1/1     Running            1 (3d ago)     40d     10.244.0.2    node-1        <none>           <none>
shop          gate-1                 0/1     SchedulingGated    0              3m      <none>        <none>        <none>           0/1`;
