import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Embed } from '@/components/embed/embed.tsx';
import { chartIds, chartOf, isChartId } from '@/machines/charts.ts';

interface Props {
  params: Promise<{ machine: string }>;
}

export const dynamicParams = false;

export function generateStaticParams() {
  return chartIds.map((machine) => ({ machine }));
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { machine } = await params;
  return isChartId(machine) ? { title: chartOf(machine).title, robots: 'noindex' } : {};
}

/** A machine to walk inside of another page: `?theme=light|dark|auto`, and a moment behind the `#`. */
export default async function MachineEmbed({ params }: Props) {
  const { machine } = await params;
  if (!isChartId(machine)) notFound();
  return <Embed machine={machine} />;
}
