/** A parameter of an action as XState keeps it, as text; `undefined` when it is another action, or has none. */
export function paramOf(action: unknown, type: string, param: string): string | undefined {
  if (typeof action !== 'object' || action === null || !('type' in action) || action.type !== type) return undefined;
  const params: unknown = 'params' in action ? action.params : undefined;
  if (typeof params !== 'object' || params === null) return undefined;
  const found = Object.entries(params).find(([name]) => name === param)?.[1];
  return found === undefined ? undefined : String(found);
}
