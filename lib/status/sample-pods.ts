import type { StatusWord } from './word.ts';

/** A pod in which a word can be met, as a manifest. */
type Manifest = string;

/** Which pod a word's page walks; every other word is met by the pod that all walks begin with. */
export function manifestFor({ word }: StatusWord): Manifest | undefined {
  const own = manifests[word] ?? (word.startsWith('Init:') ? manifests['Init:*'] : undefined);
  return own === undefined ? undefined : `apiVersion: v1\nkind: Pod\nmetadata:\n  name: shop\nspec:\n${indented(own)}`;
}

const web = 'containers:\n- name: web\n  image: ghcr.io/acme/shop:2.1';
const init = 'initContainers:\n- name: migrate\n  image: ghcr.io/acme/migrate:2.1';
const settings = '  envFrom:\n  - configMapRef:\n      name: shop-settings';
const never = 'restartPolicy: Never';
const postStart = '  lifecycle:\n    postStart:\n      exec:\n        command: [warm-up]';

const manifests: Readonly<Record<string, Manifest>> = {
  SchedulingGated: `schedulingGates:\n- name: acme.com/quota\n${web}`,
  DeadlineExceeded: `activeDeadlineSeconds: 60\n${web}`,
  NotReady: `${never}\n${web}\n- name: report\n  image: ghcr.io/acme/report:2.1`,
  PodInitializing: `${init}\n${web}`,
  ErrImageNeverPull: `${web}\n  imagePullPolicy: Never`,
  InvalidImageName: `containers:\n- name: web\n  image: "ghcr.io/Acme/shop:2.1"`,
  CreateContainerConfigError: `${web}\n${settings}`,
  StartError: `${never}\n${web}`,
  PostStartHookError: `${web}\n${postStart}`,
  Completed: `${never}\n${web}`,
  RestartingAllContainers: `${never}\n${init}\n${web}\n  restartPolicy: Never\n  restartPolicyRules:\n  - action: RestartAllContainers\n    exitCodes:\n      operator: In\n      values: [1]`,
  'Init:*': `${init}\n${web}`,
  'Init:1/2': `${init}\n- name: warm-cache\n  image: ghcr.io/acme/shop:2.1\n${web}`,
  'Init:ErrImageNeverPull': `${init}\n  imagePullPolicy: Never\n${web}`,
  'Init:InvalidImageName': `initContainers:\n- name: migrate\n  image: "ghcr.io/Acme/migrate:2.1"\n${web}`,
  'Init:CreateContainerConfigError': `${init}\n${settings}\n${web}`,
  'Init:StartError': `${never}\n${init}\n${web}`,
  'Init:PostStartHookError': `initContainers:\n- name: proxy\n  image: ghcr.io/acme/proxy:1.31\n  restartPolicy: Always\n${postStart}\n${web}`,
};

function indented(text: string): string {
  return text
    .split('\n')
    .map((line) => `  ${line}\n`)
    .join('');
}
