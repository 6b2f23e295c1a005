import { missing, missingName } from '@/app/artifacts.ts';
import { chartIds, isChartId } from '@/machines/charts.ts';

/** What is no file of a machine: `/machines`, `/machines/pod`. */
export async function GET(_: Request, { params }: { params: Promise<{ rest?: string[] }> }) {
  const [machine] = (await params).rest ?? [];
  if (machine !== undefined && !isChartId(machine)) return missingName('machine', machine, chartIds);
  return missing(
    `A machine's files stand below its name, such as /machines/${machine ?? 'pod'}/machine.json. There are ${chartIds.join(', ')}.`,
  );
}
