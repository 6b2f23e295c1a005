/** A pod to walk with, as somebody would have written its manifest. */
export interface Sample {
  /** Also the name of the pod, and the word in links. */
  readonly id: string;
  /** Its containers and restart policy, as `summaryOf` puts them. */
  readonly summary: string;
  readonly text: string;
}

/** The pods that a reader can walk without having one, from the plainest to one with everything. */
export const samples: readonly Sample[] = [
  {
    id: 'hello',
    summary: '1 container, restartPolicy Always',
    text: `apiVersion: v1
kind: Pod
metadata:
  name: hello
spec:
  containers:
  - name: web
    image: ghcr.io/acme/hello:1.0
    ports:
    - containerPort: 8080
    readinessProbe:
      httpGet:
        path: /ready
        port: 8080
      initialDelaySeconds: 2
      periodSeconds: 5
    livenessProbe:
      httpGet:
        path: /live
        port: 8080
    resources:
      limits:
        memory: 64Mi
`,
  },
  {
    id: 'checkout',
    summary: '2 containers, 1 sidecar, restartPolicy Always',
    text: `apiVersion: v1
kind: Pod
metadata:
  name: checkout
  labels:
    app: checkout
spec:
  initContainers:
  - name: log-agent
    image: ghcr.io/acme/log-agent:3.2
    restartPolicy: Always
    startupProbe:
      httpGet: { path: /ready, port: 2020 }
      periodSeconds: 2
  containers:
  - name: api
    image: ghcr.io/acme/checkout:2.3.0
    ports:
    - containerPort: 8080
    readinessProbe:
      httpGet: { path: /ready, port: 8080 }
      periodSeconds: 5
    livenessProbe:
      httpGet: { path: /live, port: 8080 }
      periodSeconds: 10
      failureThreshold: 3
    resources:
      limits:
        memory: 256Mi
  - name: worker
    image: ghcr.io/acme/checkout:2.3.0
    args: [worker]
    envFrom:
    - secretRef:
        name: payment-provider
    resources:
      limits:
        memory: 128Mi
`,
  },
  {
    id: 'orders',
    summary: '2 containers, 3 init, 1 sidecar, restartPolicy Always',
    text: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: orders
spec:
  replicas: 2
  selector:
    matchLabels:
      app: orders
  template:
    metadata:
      labels:
        app: orders
    spec:
      terminationGracePeriodSeconds: 45
      initContainers:
      - name: wait-for-db
        image: ghcr.io/acme/wait-for:1.4
        args: ["orders-db:5432"]
      - name: proxy
        image: ghcr.io/acme/proxy:1.31
        restartPolicy: Always
        readinessProbe:
          tcpSocket: { port: 15001 }
      - name: migrate
        image: ghcr.io/acme/orders:5.1.0
        args: [migrate]
        envFrom:
        - secretRef:
            name: orders-db
      - name: warm-cache
        image: ghcr.io/acme/orders:5.1.0
        args: [warm-cache]
      containers:
      - name: api
        image: ghcr.io/acme/orders:5.1.0
        readinessProbe:
          httpGet: { path: /ready, port: 8080 }
        lifecycle:
          preStop:
            sleep: { seconds: 5 }
        volumeMounts:
        - name: settings
          mountPath: /etc/orders
      - name: worker
        image: ghcr.io/acme/orders:5.1.0
        args: [worker]
        resources:
          limits:
            memory: 512Mi
      volumes:
      - name: settings
        configMap:
          name: orders-settings
`,
  },
];
