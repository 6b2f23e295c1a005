import type { Path } from './documents.ts';
import { type Fields, isFields } from './fields.ts';
import { nearestName } from './nearest-name.ts';
import { containerFields, podSpecFields, probeFields } from './pod-fields.ts';

/** Ends the reading with a fault at a path: what is wrong, and what to do. */
export type Fail = (path: Path, what: string, remedy: string) => never;

/**
 * Checks a Pod's spec as the API server would, as far as the fields go that Podwalk reads; the first fault ends it
 * (facts R4; pkg/apis/core/validation/validation.go).
 */
export function checkPodSpec(spec: Fields, path: Path, fail: Fail): void {
  checkNames(spec, podSpecFields, "a Pod's spec", path, fail, (key) =>
    containerFields.has(key) ? 'It belongs to a container: indent it under one.' : undefined,
  );
  const seen = new Set<string>();
  checkContainers(spec, 'containers', path, seen, fail);
  if (spec.initContainers !== undefined && spec.initContainers !== null) {
    checkContainers(spec, 'initContainers', path, seen, fail);
  }
  checkChoice(spec, 'restartPolicy', restartPolicies, path, fail);
  checkCount(spec, 'terminationGracePeriodSeconds', 0, path, fail);
  checkCount(spec, 'activeDeadlineSeconds', 1, path, fail);
}

/** Refuses a field that Kubernetes does not know, and offers the nearest that it does. */
export function checkNames(
  value: Fields,
  known: ReadonlySet<string>,
  owner: string,
  path: Path,
  fail: Fail,
  advise: (key: string) => string | undefined = () => undefined,
): void {
  for (const key of Object.keys(value)) {
    if (known.has(key)) continue;
    const near = nearestName(key, known);
    const remedy =
      advise(key) ?? (near === undefined ? 'Remove it, or check where it belongs.' : `Did you mean ${near}?`);
    fail([...path, key], `${key} is not a field of ${owner}`, remedy);
  }
}

/** Whether a string is an RFC 1123 label: what a container or namespace may be called. */
export function isLabel(name: string): boolean {
  return name.length <= 63 && /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/.test(name);
}

/** Whether a string is an RFC 1123 subdomain: labels with dots between them, as objects are called. */
export function isSubdomain(name: string): boolean {
  return name.length <= 253 && /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/.test(name);
}

const restartPolicies = ['Always', 'OnFailure', 'Never'] as const;
const pullPolicies = ['Always', 'IfNotPresent', 'Never'] as const;
const probes = ['startupProbe', 'livenessProbe', 'readinessProbe'] as const;
const handlers = ['exec', 'grpc', 'httpGet', 'tcpSocket'] as const;

function checkContainers(
  spec: Fields,
  field: 'containers' | 'initContainers',
  path: Path,
  seen: Set<string>,
  fail: Fail,
): void {
  const list = spec[field];
  const here = [...path, field];
  if (list === undefined || list === null)
    fail(here, `the Pod has no ${field}`, 'List at least one under spec.containers.');
  if (!Array.isArray(list)) {
    fail(here, `${field} must be a list`, 'Put a dash before name.');
  }
  if (list.length === 0 && field === 'containers') fail(here, 'containers is empty', 'List at least one container.');
  for (const [index, container] of list.entries()) {
    const at = [...here, index];
    if (!isFields(container)) fail(at, `${field}[${index}] is not a container`, 'Give it a name and an image.');
    checkContainer(container, `${field}[${index}]`, field === 'initContainers', at, seen, fail);
  }
}

function checkContainer(
  container: Fields,
  place: string,
  isInit: boolean,
  path: Path,
  seen: Set<string>,
  fail: Fail,
): void {
  checkNames(container, containerFields, 'a container', path, fail, (key) =>
    podSpecFields.has(key) ? "It belongs to the Pod's spec: indent it less." : undefined,
  );
  const { name, image } = container;
  if (name === undefined || name === null || name === '')
    fail(path, `${place} has no name`, 'Give it one: `name: app`.');
  if (typeof name !== 'string') fail([...path, 'name'], `the name of ${place} is not text`, 'Put it in quotes.');
  if (!isLabel(name)) {
    fail(
      [...path, 'name'],
      `a container cannot be called ${name}`,
      'Use at most 63 lower-case letters, digits and dashes.',
    );
  }
  if (seen.has(name)) {
    fail([...path, 'name'], `two containers are called ${name}`, 'Give every container of the Pod a name of its own.');
  }
  seen.add(name);
  if (image === undefined || image === null || image === '') {
    fail(path, `container ${name} has no image`, 'Say which image it runs: `image: nginx:1.29`.');
  }
  if (typeof image !== 'string') fail([...path, 'image'], `the image of ${name} is not text`, 'Put it in quotes.');
  if (image !== image.trim()) fail([...path, 'image'], `the image of ${name} has spaces around it`, 'Remove them.');
  checkChoice(container, 'imagePullPolicy', pullPolicies, path, fail);
  checkChoice(container, 'restartPolicy', restartPolicies, path, fail);
  for (const probe of probes) checkProbe(container, probe, path, fail);
  if (isInit && container.restartPolicy !== 'Always') {
    const refused = [...probes, 'lifecycle' as const].find((field) => isFields(container[field]));
    if (refused !== undefined) {
      fail(
        [...path, refused],
        `init container ${name} has a ${refused}, which only a sidecar may`,
        'Remove it, or add `restartPolicy: Always`.',
      );
    }
  }
}

function checkProbe(container: Fields, field: (typeof probes)[number], path: Path, fail: Fail): void {
  const probe = container[field];
  if (probe === undefined || probe === null) return;
  const here = [...path, field];
  if (!isFields(probe)) fail(here, `${field} must be a map`, 'Give it httpGet, tcpSocket, exec or grpc.');
  checkNames(probe, probeFields, 'a probe', here, fail);
  const used = handlers.filter((handler) => isFields(probe[handler]));
  if (used.length !== 1) {
    const what = used.length === 0 ? `${field} does not say what to do` : `${field} does more than one thing`;
    fail(here, what, 'Give it exactly one of httpGet, tcpSocket, exec and grpc.');
  }
  for (const count of [
    'initialDelaySeconds',
    'periodSeconds',
    'timeoutSeconds',
    'successThreshold',
    'failureThreshold',
  ]) {
    checkCount(probe, count, 0, here, fail);
  }
  if (field !== 'readinessProbe' && typeof probe.successThreshold === 'number' && probe.successThreshold > 1) {
    fail([...here, 'successThreshold'], `successThreshold of a ${field} must be 1`, 'Remove it.');
  }
}

function checkChoice(value: Fields, field: string, choices: readonly string[], path: Path, fail: Fail): void {
  const chosen = value[field];
  if (chosen === undefined || chosen === null || choices.some((choice) => choice === chosen)) return;
  const near = nearestName(typeof chosen === 'string' ? chosen : '', choices);
  const all = `${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}`;
  fail(
    [...path, field],
    `${field} cannot be ${typeof chosen === 'string' ? chosen : JSON.stringify(chosen)}`,
    near === undefined ? `Choose ${all}.` : `Did you mean ${near}?`,
  );
}

function checkCount(value: Fields, field: string, least: number, path: Path, fail: Fail): void {
  const count = value[field];
  if (count === undefined || count === null) return;
  if (typeof count === 'number' && Number.isInteger(count) && count >= least) return;
  fail(
    [...path, field],
    `${field} cannot be ${typeof count === 'number' ? count : JSON.stringify(count)}`,
    `Give a whole number, ${least} or more.`,
  );
}
