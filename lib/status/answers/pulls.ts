import { type Answers, type Cause, cause, changes, inspect, lookAlike, lowRisk, type WayOut } from '../answer.ts';
import { describePod, readMessage, rollBack, setImage } from '../commands.ts';

/** Why a pull fails, and the words in the message of the failed try that tell it. */
const pullFailures: readonly Cause[] = [
  cause(
    3,
    'The tag or the name is wrong',
    'The registry answered that it has no such image.',
    'not found',
    'manifest unknown',
  ),
  cause(
    3,
    'The login is missing or wrong',
    'Private registries often say this for a name that is wrong, too.',
    '401 Unauthorized',
    'pull access denied',
  ),
  cause(2, 'The registry limits you', 'It passes by itself; a mirror or a login helps.', '429 Too Many Requests'),
  cause(
    2,
    'The node cannot reach the registry',
    'Network, DNS, proxy or firewall of the node, and not of your own machine.',
    'i/o timeout',
    'no such host',
  ),
  cause(
    1,
    'The node does not trust the registry',
    'Mostly a private registry and a new node.',
    'x509: … unknown authority',
  ),
  cause(
    1,
    'There is no image for this processor',
    'For example an arm64 node and an image for amd64 alone.',
    'no match for platform',
  ),
];

const pullWaysOut: readonly WayOut[] = [
  describePod,
  readMessage,
  inspect('Does the tag exist?', 'crane manifest IMAGE:TAG'),
  inspect('Which logins does the pod bring?', `kubectl get pod NAME -o jsonpath='{.spec.imagePullSecrets}'`),
  lowRisk(
    'Store a login for the registry',
    'kubectl create secret docker-registry regcred --docker-server=REGISTRY --docker-username=USER --docker-password=TOKEN',
  ),
  setImage,
  rollBack,
];

/** Step 6: a pull was tried, and failed. */
export const pullAnswers: Answers = {
  ErrImagePull: {
    verdict:
      'A pull of the image has just failed. The kubelet tries again by itself, with longer and longer waits; the message says why it failed.',
    causes: pullFailures,
    waysOut: pullWaysOut,
    lookAlikes: [
      lookAlike('ImagePullBackOff', 'the same failure a moment later: the wait before the next try'),
      lookAlike('RegistryUnavailable', 'the engine itself says that it is the registry'),
      lookAlike('ErrImageNeverPull', 'the policy is Never, so no pull was tried at all'),
      lookAlike('InvalidImageName', 'the name cannot be read; trying is pointless'),
    ],
    sources: ['imagePullBackOff', 'imageNames'],
  },
  ImagePullBackOff: {
    verdict:
      'The node could not pull the image, and the kubelet waits before it tries again. The wait itself is harmless; the reason is in the message of the try before it.',
    causes: pullFailures,
    waysOut: pullWaysOut,
    lookAlikes: [
      lookAlike('ErrImagePull', 'the try has just failed; the wait starts now'),
      lookAlike('ErrImageNeverPull', 'the policy is Never, so no pull was tried at all'),
      lookAlike('InvalidImageName', 'the name cannot be read; trying is pointless'),
      lookAlike('CrashLoopBackOff', 'the image is there; the process keeps ending'),
      lookAlike('ContainerCreating', 'the pull may still be going well'),
    ],
    sources: ['imagePullBackOff', 'pullPolicy'],
  },
  RegistryUnavailable: {
    verdict: 'The container engine says that the registry cannot be reached. The kubelet tries again by itself.',
    causes: [
      cause(2, 'The registry is down', 'Others will see it, too.', 'RegistryUnavailable'),
      cause(
        2,
        'The node cannot get to it',
        'Network, DNS, proxy or firewall of the node.',
        'no such host',
        'i/o timeout',
      ),
    ],
    waysOut: [
      describePod,
      inspect('Is it this node alone?', 'kubectl get pods -A -o wide | grep -E "ImagePull|Registry"'),
      changes('Take the image from a mirror', 'kubectl set image deployment/NAME CONTAINER=MIRROR/IMAGE:TAG'),
    ],
    lookAlikes: [
      lookAlike('ErrImagePull', 'a pull failed, for whatever reason'),
      lookAlike('ImagePullBackOff', 'the wait that follows it'),
    ],
    sources: ['imagePullBackOff', 'containerRuntime'],
  },
  SignatureValidationFailed: {
    verdict: 'The container engine pulled the image, checked its signature, and did not accept it.',
    causes: [
      cause(
        3,
        'The image is not signed, or by somebody else',
        'The policy of the engine wants a certain signature.',
        'signature',
      ),
      cause(1, 'The key on the node is out of date', 'Keys were changed, and this node has the old one.'),
    ],
    waysOut: [describePod, inspect('Who has signed it?', 'cosign verify IMAGE:TAG --key KEY'), setImage],
    lookAlikes: [
      lookAlike('ErrImagePull', 'the pull itself failed'),
      lookAlike('RegistryUnavailable', 'nothing was pulled at all'),
    ],
    sources: ['containerRuntime', 'imageNames'],
  },
};
