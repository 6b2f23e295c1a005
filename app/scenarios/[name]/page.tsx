import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { LinkCard } from '@/components/chrome/link-card.tsx';
import { ScenarioPage } from '@/components/scenarios/scenario-page.tsx';
import { scenarioCalled, scenarios } from '@/lib/world/library.ts';

interface Props {
  params: Promise<{ name: string }>;
}

export const dynamicParams = false;

export function generateStaticParams() {
  return scenarios.map(({ name }) => ({ name }));
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const scenario = scenarioCalled((await params).name);
  if (!scenario) return {};
  const { title, says: description } = scenario;
  return { title, description, openGraph: { title, description, type: 'article' } };
}

/** The page of one scenario. */
export default async function ScenarioByName({ params }: Props) {
  const scenario = scenarioCalled((await params).name);
  if (!scenario) notFound();
  return (
    <>
      <link rel="canonical" href={`/scenarios/${scenario.name}`} />
      <LinkCard src={`/scenarios/${scenario.name}/card.png`} alt={`${scenario.title}, on the map of a pod's life`} />
      <ScenarioPage scenario={scenario} />
    </>
  );
}
