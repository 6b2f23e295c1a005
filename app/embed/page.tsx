import type { Metadata } from 'next';
import { LinkCard } from '@/components/chrome/link-card.tsx';
import { TopBar } from '@/components/chrome/top-bar.tsx';
import { EmbedManual } from '@/components/manual/embed-manual.tsx';

export const metadata: Metadata = {
  title: 'Embed a walk',
  description: 'Put a Podwalk diagram into your own page: as a frame, as an element, by message or as a picture.',
};

/** The manual of embeds, with a live example for every parameter. */
export default function EmbedPage() {
  return (
    <>
      <LinkCard src="/cards/embed.png" alt="A walk to embed" />
      <TopBar page="/embed" />
      <EmbedManual />
    </>
  );
}
