/** What Kubernetes finds wrong with a node and writes into a taint, and what a cloud says of one. */
const ills =
  'not-ready|unreachable|disk-pressure|memory-pressure|pid-pressure|network-unavailable|out-of-service|uninitialized|shutdown';

/** A reason of the scheduler that speaks of such a taint; it catches what is wrong. Releases before taints had words. */
export const sickReason = new RegExp(
  `(unknown conditions|not ready|(?<=taint.*\\{node\\.(?:cloudprovider\\.)?kubernetes\\.io/)(?:${ills})\\b)`,
);

/** Whether a taint is that of a sick node. */
export function isSick(key: string): boolean {
  return new RegExp(`^node\\.(?:cloudprovider\\.)?kubernetes\\.io/(?:${ills})$`).test(key);
}

/** Whether Kubernetes sets and takes away the taint by itself, so that nobody should tolerate it: a cordon is one too. */
export function isOfNode(key: string): boolean {
  return /^node\.(?:cloudprovider\.)?kubernetes\.io\//.test(key);
}
