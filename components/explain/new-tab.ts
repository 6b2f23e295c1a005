/** Opens an address beside the page, because what was pasted here would be gone on the way back. */
export function openNewTab(address: string): void {
  const tab = open(address, '_blank');
  if (tab) tab.opener = null;
  else location.assign(address);
}
