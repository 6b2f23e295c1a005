import { type FormatId, formatIds, formatOf, formats, pixelFormatIds, pixelFormats } from '../lib/exporters/index.ts';
import { chartIds } from '../machines/charts.ts';
import { type Command, type Streams, UsageError } from './command.ts';
import { isPixelFormat, listOf, readExportRequest } from './export-request.ts';
import { exportedMoment } from './exported-moment.ts';
import { write } from './output.ts';
import { drawn } from './pixels.ts';

/** `podwalk export`: a machine, one of its moments or a walk, as a text in one of the formats. */
export const exporting: Command = {
  name: 'export',
  summary: 'Write a machine, a moment of it or a walk, in one of fourteen formats',
  help: `Usage: podwalk export MACHINE --format FORMAT [options]

MACHINE is ${listOf(chartIds)}. The pod's machine is compiled from a manifest,
or without one from the sample pod hello.

Formats of a machine:
${rowsOf('machine')}
Formats of a moment; without --at and --state it is the first, or in a world the last in trouble:
${rowsOf('moment')}
Formats of a walk; without a world, --at and --state it is the one on which nothing goes wrong:
${rowsOf('walk')}
Options:
      --format FORMAT   One of the words above
      --manifest FILE   The manifest that the pod's machine is compiled from; - is standard input
      --name NAME       Which workload, where the manifest has several: NAME or KIND/NAME
      --world FILE      What lies outside of the manifest and decides the walk; see simulate
      --scenario NAME   A manifest and a world of the library, such as crash-loop
      --at MOMENT       Which moment of the walk, by its number or its time, such as 12 or 90s; or
                        a link to Podwalk: its address, or what stands behind the #
      --state PATH      The moment at which that state is reached on a short way, for
                        example containers.web.CrashLoopBackOff; its last word is enough
                        where only one state has it
      --zoom ZOOM       svg, png: how much is open: spine, step (the default) or everything
      --theme THEME     svg, animation: auto (the default: as the reader's system is set), light or
                        dark; png, apng: light (the default) or dark
      --scale NUMBER    png, apng: pixels for each px of the picture; 1 without it
  -o, --output FILE     Where to write; without it, standard output
  -h, --help            Print this help

docs/exports.md says what each format keeps and what it cannot hold.

Examples: podwalk export pod --format svg --state CrashLoopBackOff -o crash-loop.svg
          podwalk export pod --format png --scenario crash-loop --at 90s --scale 2 -o crash-loop.png
`,
  run,
};

async function run(argv: readonly string[], streams: Streams): Promise<number> {
  const request = readExportRequest(argv);
  const { format, zoom, theme, scale, output } = request;
  if (isPixelFormat(format) && output === undefined && isTerminal(streams)) {
    throw new UsageError(`${format} is no text that a terminal can show. Give a file with -o.`);
  }
  const exported = await exportedMoment(request, streams);
  const input = { ...exported, ...(zoom ? { zoom } : {}), ...(theme ? { theme } : {}) };
  const content = isPixelFormat(format)
    ? await drawn(format, pixelFormats[format].frames(input), scale)
    : formatOf(format).write(input);
  write(content, output, streams);
  return 0;
}

function isTerminal({ stdout }: Streams): boolean {
  return 'isTTY' in stdout && stdout.isTTY === true;
}

function rowsOf(of: 'machine' | 'moment' | 'walk'): string {
  const rows = [
    ...formatIds.map((id: FormatId) => ({ id, ...formats[id] })),
    ...pixelFormatIds.map((id) => ({ id, ...pixelFormats[id] })),
  ];
  const own = rows.filter((row) => row.of === of);
  return own.map(({ id, says }) => `  ${id.padEnd(10)} ${says}\n`).join('');
}
