import { fields, text } from '@/lib/kubernetes/fields.ts';
import type { Pod } from '@/lib/kubernetes/pod.ts';

/** The PersistentVolumeClaims that a pod uses, those that are made for it alone included. */
export function claimsOf({ metadata, spec }: Pod): readonly string[] {
  return spec.volumes.flatMap(({ name, persistentVolumeClaim, ephemeral }) => {
    const claim = text(fields(persistentVolumeClaim)?.claimName);
    return claim ?? (fields(ephemeral) ? `${metadata.name}-${name}` : []);
  });
}
