import { escaped } from '@/lib/diagram/escaped.ts';
import { clockTime } from '@/lib/journey/clock.ts';
import type { Choice } from '@/lib/journey/moment.ts';
import { tell } from '@/lib/journey/telling.ts';
import type { WalkView } from '@/lib/journey/view.ts';
import type { PrintedRow } from '@/lib/kubernetes/printed-row.ts';

/**
 * What an embed shows, as HTML and SVG. The server writes it into the document and the script writes it again after
 * every step, so both are the same. What can be pressed has `data-act`, and `data-id` to find it again.
 */

/** What the moment means and what can happen: the panel beside the map. */
export function sideMarkup(view: WalkView, row: PrintedRow | undefined, notice?: string): string {
  const { moment, state, near } = view;
  const event = moment.kubeEvents.at(-1);
  return [
    notice === undefined ? '' : `<p role="alert">${escaped(notice)}</p>`,
    `<h2>${escaped(state.meta.title)}</h2>`,
    `<p>${prose(tell(state.meta.says, moment, state.meta.container))}</p>`,
    `<h3>${near.length === 0 ? 'This walk has ended' : 'What happens next?'}</h3>`,
    `<div class="pills" id="choices">${near.map(choiceMarkup).join('')}</div>`,
    row === undefined ? '' : `<div class="seen" tabindex="0" role="group" aria-label="kubectl">${rowMarkup(row)}`,
    row === undefined || event === undefined
      ? ''
      : `<p class="said"><b>${escaped(event.reason)}</b> ${escaped(event.message)}</p>`,
    row === undefined ? '' : '</div>',
  ].join('');
}

function choiceMarkup({ transition, label, way, key }: Choice): string {
  const tone =
    way === 'failure' || way === 'action' ? 'failure' : way === 'timer' || way === 'retry' ? 'timer' : 'next';
  const cap = key === undefined ? '' : `<kbd>${escaped(key)}</kbd>`;
  return `<button type="button" class="pill ${tone}" data-act="choose" data-value="${escaped(transition)}" data-id="choice:${escaped(transition)}">${cap}${escaped(label)}</button>`;
}

function rowMarkup({ ready, status, age }: PrintedRow): string {
  const cells = [ready, status, age].map((cell) => `<td>${escaped(cell)}</td>`).join('');
  return `<table><thead><tr><th>READY</th><th>STATUS</th><th>AGE</th></tr></thead><tbody><tr>${cells}</tr></tbody></table>`;
}

/** The buttons, the clock and the line of moments below them. */
export function barMarkup(view: WalkView, cursor: number, moments: number, playing: boolean): string {
  const button = (act: string, label: string, icon: string, off = false) =>
    `<button type="button" data-act="${act}" data-id="${act}" aria-label="${label}"${off ? ' disabled' : ''}><svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true"><path d="${icon}"/></svg></button>`;
  return [
    button('back', 'Back', 'M10 3L5 8l5 5', cursor === 0),
    playing ? button('toggle', 'Pause', 'M5 3v10M11 3v10') : button('toggle', 'Play', 'M4 3l9 5-9 5z', view.last),
    button('forward', 'Forward', 'M6 3l5 5-5 5', view.last),
    `<input type="range" data-act="seek" data-id="seek" min="0" max="${Math.max(1, moments - 1)}" value="${cursor}" aria-label="Moment" aria-valuetext="${escaped(`${clockTime(view.moment.at)}, ${view.state.meta.title}`)}"/>`,
    `<span class="clock">${clockTime(view.moment.at)}</span>`,
  ].join('');
}

/** A sentence of the machine with its two marks. */
function prose(text: string): string {
  return escaped(text)
    .replaceAll(/\*\*(.+?)\*\*/g, '<b>$1</b>')
    .replaceAll(/`([^`]+)`/g, '<code>$1</code>');
}
