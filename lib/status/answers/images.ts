import { type Answers, cause, changes, inspect, lookAlike, lowRisk } from '../answer.ts';
import { describeNode, describePod, readEvents, rollBack, setImage } from '../commands.ts';

/** Step 6: the image. */
export const imageAnswers: Answers = {
  ContainerCreating: {
    verdict:
      'The pod has a node, and nothing of it runs yet: volumes are mounted, the network is set up, images are pulled. Only the events tell which; a minute is nothing strange.',
    causes: [
      cause(3, 'The image is being pulled', 'While a pull goes well the status says nothing else.', 'Pulling'),
      cause(
        3,
        'A volume cannot be mounted',
        'A ConfigMap, Secret or claim is missing; or the disk is still attached to another node.',
        'FailedMount',
        'FailedAttachVolume',
        'Multi-Attach error',
      ),
      cause(
        2,
        'The sandbox cannot be made',
        'Mostly the network plugin: it does not run on that node, or has no address left.',
        'FailedCreatePodSandBox',
      ),
      cause(1, "The node's network is not ready", 'A new node, before its network plugin runs.', 'NetworkNotReady'),
      cause(
        1,
        'A hook holds up the next container',
        'A postStart hook that runs long, or a pull before it.',
        'Started',
      ),
    ],
    waysOut: [
      describePod,
      readEvents,
      inspect('Do the ConfigMaps, Secrets and claims exist?', 'kubectl get configmap,secret,pvc'),
      inspect('Does the network plugin run on that node?', 'kubectl get pods -n kube-system -o wide'),
      lowRisk('Create what is missing; the next try finds it', 'kubectl create configmap SETTINGS --from-file=FILE'),
      changes('Let it try on another node', 'kubectl delete pod NAME'),
    ],
    lookAlikes: [
      lookAlike('PodInitializing', 'the same, in a pod with init containers'),
      lookAlike('Pending', 'it has no node yet'),
      lookAlike('ErrImagePull', 'the pull has failed'),
      lookAlike('CreateContainerConfigError', 'an environment variable, not a volume, names what is missing'),
    ],
    sources: ['volumes', 'network', 'containerStates'],
  },
  ErrImageNeverPull: {
    verdict:
      'The pull policy is Never, and the node does not have the image. Nobody will fetch it: either it gets onto the node another way, or the policy changes.',
    causes: [
      cause(
        3,
        'The image was built on another machine',
        'A local cluster has an image store of its own: what your own machine has, its node has not.',
        'not present with pull policy of Never',
      ),
      cause(2, 'The pod went to another node', 'The image was loaded onto one node only.'),
      cause(2, 'The tag differs', 'Loaded as latest, asked for as 1.0.'),
      cause(
        1,
        'The pod may not use the image',
        'It was pulled with a login that this pod does not bring; the message is the same on purpose.',
      ),
    ],
    waysOut: [
      describePod,
      inspect('Which images has the node?', `kubectl get node NODE -o jsonpath='{.status.images[*].names}'`),
      lowRisk('Load the image into a local cluster', 'kind load docker-image IMAGE:TAG'),
      changes(
        'Let it be pulled where it is missing',
        `kubectl patch deployment NAME -p '{"spec":{"template":{"spec":{"containers":[{"name":"CONTAINER","imagePullPolicy":"IfNotPresent"}]}}}}'`,
      ),
    ],
    lookAlikes: [
      lookAlike('ErrImagePull', 'a pull was tried and failed'),
      lookAlike('ImagePullBackOff', 'a pull was tried and will be tried again'),
    ],
    sources: ['pullPolicy'],
  },
  InvalidImageName: {
    verdict:
      'What the manifest names as image cannot be read as an image reference. No pull is tried, and waiting does not help.',
    causes: [
      cause(
        3,
        'There is a capital letter in the name',
        'Names are lower case; only tags may have capitals.',
        'must be lowercase',
      ),
      cause(
        3,
        'A variable of a template is empty or was not filled in',
        'IMAGE:, or $TAG as it stands.',
        'invalid reference format',
      ),
      cause(1, 'There is a space or a scheme in it', 'An image has no https:// in front.', 'invalid reference format'),
    ],
    waysOut: [
      inspect('Read the name as it arrived', `kubectl get pod NAME -o jsonpath='{.spec.containers[*].image}'`),
      setImage,
      rollBack,
    ],
    lookAlikes: [
      lookAlike('ErrImagePull', 'the name can be read, and the registry does not have it'),
      lookAlike('ImageInspectError', 'the name is fine, the engine could not look it up'),
    ],
    sources: ['imageNames'],
  },
  ImageInspectError: {
    verdict:
      'The kubelet asked the container engine whether the node has the image, and the engine answered with an error. The node is in trouble, rather than your image.',
    causes: [
      cause(
        2,
        'The image store of the node is damaged or full',
        'Often after a disk ran full.',
        'Failed to inspect image',
      ),
      cause(1, 'The engine hangs or starts anew', 'Then it passes by itself.', 'DeadlineExceeded'),
    ],
    waysOut: [
      describePod,
      describeNode,
      lowRisk('Keep further pods away from the node', 'kubectl cordon NODE'),
      changes('Let the pod be made anew elsewhere', 'kubectl delete pod NAME'),
    ],
    lookAlikes: [
      lookAlike('ErrImagePull', 'the engine works, and the pull fails'),
      lookAlike('CreateContainerError', 'the image is there, the container cannot be made'),
    ],
    sources: ['containerRuntime'],
  },
};
