import { useEffect, useState } from 'react';
import type { Player } from '@/machines/player.ts';
import { fragmentOf, linkTo } from './use-moment-url.ts';
import type { Walk } from './use-walk.ts';

const shown = 2000;

/** Copies a link to the shown moment, and says for two seconds that it did, or what to do instead. */
export function useCopiedLink(machine: string, walk: Walk, player: Player) {
  const [said, setSaid] = useState<string>();
  useEffect(() => {
    if (said === undefined) return;
    const id = setTimeout(() => setSaid(undefined), shown);
    return () => clearTimeout(id);
  }, [said]);
  const copy = async () => {
    const link = new URL(location.href);
    link.hash = await fragmentOf(linkTo(machine, walk, player));
    try {
      await navigator.clipboard.writeText(link.href);
      setSaid('Link copied');
    } catch {
      setSaid('The browser did not allow copying. The address of this page is the link.');
    }
  };
  return { copy, said, copied: said === 'Link copied' };
}
