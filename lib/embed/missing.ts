import { escaped } from '@/lib/diagram/escaped.ts';
import { nearestName } from '@/lib/kubernetes/nearest-name.ts';
import { embedStyle } from './style.ts';

/** What stands in a frame whose address names a machine that there is not: a sentence, and the way to those that there are. */
export function missingEmbed(machine: string, machines: readonly string[]): string {
  const near = nearestName(machine, machines);
  const meant = near === undefined ? '' : ` Did you mean ${near}?`;
  const links = machines.map((name) => `<a href="/embed/${name}">${name}</a>`).join(', ');
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">',
    `<title>Not found · Podwalk</title><style>${embedStyle()}</style></head><body style="padding:16px">`,
    `<h2>There is no machine ${escaped(machine)}.</h2>`,
    `<p>This frame asks for /embed/${escaped(machine)}.${escaped(meant)} There are ${links}.</p>`,
    '</body></html>',
  ].join('\n');
}
