import { barMarkup, sideMarkup } from '@/lib/embed/markup.ts';
import { announcementOf } from '@/lib/journey/view.ts';
import type { PrintedRow } from '@/lib/kubernetes/printed-row.ts';
import { drawMap } from './map.ts';
import type { Walk } from './walk.ts';

/** The part of the document with that id. Throws a RangeError when the document is not an embed's. */
export function partOf(id: string): HTMLElement {
  const part = document.getElementById(id);
  if (!part) throw new RangeError(`document: it has no ${id}`);
  return part;
}

/** Writes a moment into the document. What had the focus has it again; where it is gone, the map gets it. */
export function show(walk: Walk, playing: boolean, row: PrintedRow | undefined): void {
  const held = document.activeElement?.getAttribute('data-id');
  const { view, journey, notice } = walk;
  const map = partOf('map');
  partOf('side').innerHTML = sideMarkup(view, row, notice);
  partOf('bar').innerHTML = barMarkup(view, journey.cursor, journey.moments.length, playing);
  drawMap(map, walk);
  if (held) (document.querySelector<HTMLElement>(`[data-id="${CSS.escape(held)}"]:not(:disabled)`) ?? map).focus();
}

/** Says a step to who cannot see it. */
export function announce({ view }: Walk): void {
  partOf('said').textContent = announcementOf(view);
}

/** The height in px at which nothing has to scroll. */
export function naturalHeight(): number {
  const [map, side] = [partOf('map'), partOf('side')];
  const picture = map.firstElementChild?.getBoundingClientRect().height ?? 0;
  const panel = side.scrollHeight;
  const beside = side.offsetLeft > map.offsetLeft;
  const around = partOf('bar').closest('footer')?.offsetHeight ?? 0;
  const title = 'title' in document.documentElement.dataset ? partOf('title').offsetHeight : 0;
  return Math.ceil((beside ? Math.max(picture, panel) : picture + Math.min(panel, 260)) + around + title);
}
