import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { LinkCard } from '@/components/chrome/link-card.tsx';
import { Explorer } from '@/components/explorer/explorer.tsx';
import { StateList } from '@/components/explorer/state-list.tsx';
import { chartIds, chartOf, isChartId } from '@/machines/charts.ts';

interface Props {
  params: Promise<{ machine: string }>;
}

export const dynamicParams = false;

/** The pod has the shorter address /walk. */
export function generateStaticParams() {
  return chartIds.filter((machine) => machine !== 'pod').map((machine) => ({ machine }));
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { machine } = await params;
  return isChartId(machine) ? { title: chartOf(machine).title } : {};
}

/** The walk through one of the overviews. */
export default async function MachineWalk({ params }: Props) {
  const { machine } = await params;
  if (!isChartId(machine)) notFound();
  return (
    <>
      <LinkCard src={`/cards/${machine}.png`} alt={chartOf(machine).title} />
      <Explorer machine={machine} />
      <noscript>
        <StateList machine={machine} />
      </noscript>
    </>
  );
}
