import type { PodSpec } from '@/machines/pod-spec.ts';
import { registryAnswers } from './world.ts';
import { worldVersion } from './world-schema.ts';

/** The text of a world in which nothing goes wrong for a pod, with hints beside it at how to break it. */
export function plainWorldText({ containers }: PodSpec): string {
  const images = [...new Set(containers.map(({ image }) => image))];
  const [name = 'app'] = containers.flatMap(({ kind, name: own }) => (kind === 'main' ? [own] : []));
  return `# What lies outside of the manifest. What is left out goes well.
# Change a word, or take a # away from the lines below.
apiVersion: ${worldVersion}
kind: World

# Or: ${registryAnswers.filter((answer) => answer !== 'present').join(', ')}.
images:
${images.map((image) => `- image: ${JSON.stringify(image)}\n  registry: present\n`).join('')}
# Without any node, the pod finds one that suits it.
#nodes:
#- { name: node-1, cpu: 2, memory: 4Gi }

# A time from which an object is there, or never.
#objects:
#- { kind: ConfigMap, name: settings, from: 20s }

# The last run repeats. Or: outOfMemory, never, commandNotFound.
#containers:
#  ${JSON.stringify(name)}:
#    runs: [{ ends: exit, code: 1, after: 5s }]
#    liveness: [{ answer: fails, after: 30s }]

# Or: evict, drain, pressure, shutDown, kill, editImage.
#happens:
#- { at: 3m, do: delete }
`;
}
