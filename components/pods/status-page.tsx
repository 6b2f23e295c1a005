import type { ReactElement } from 'react';
import { answerFor } from '@/lib/status/answers.ts';
import { whyNowhere } from '@/lib/status/places.ts';
import { shownWalk } from '@/lib/status/shown-walk.ts';
import { storyOf } from '@/lib/status/story.ts';
import { addressOf, type StatusWord } from '@/lib/status/word.ts';
import { stages } from '@/machines/stages.ts';
import { TopBar } from '../chrome/top-bar.tsx';
import { FindLink } from '../home/find-link.tsx';
import { Breakable } from './breakable.tsx';
import { Causes } from './causes.tsx';
import { Citations } from './citations.tsx';
import { Figure } from './figure.tsx';
import { KubectlShows } from './kubectl-shows.tsx';
import { LookAlikes } from './look-alikes.tsx';
import { SeenIn } from './seen-in.tsx';
import styles from './status-page.module.css';
import { WayThere } from './way-there.tsx';
import { WaysOut } from './ways-out.tsx';

/** All there is to say of a STATUS word: the machine standing there, how one gets there, why, and how to get out. */
export function StatusPage({ word }: { word: StatusWord }): ReactElement {
  const { verdict, causes, waysOut, lookAlikes, sources } = answerFor(word);
  const { walk, instead } = shownWalk(word);
  const story = walk && storyOf(walk);
  const stage = stages.find(({ id }) => id === word.stage);
  return (
    <>
      <TopBar page="/pods">
        <FindLink />
      </TopBar>
      <main className={styles.page}>
        <div className={styles.shown}>
          <header>
            <nav className={styles.crumbs} aria-label="Where this is">
              <a href="/pods">All STATUS words</a> / <a href={`/pods#${word.stage}`}>{nameOf(stage)}</a>
            </nav>
            <h1>
              <Breakable>{word.word}</Breakable>
            </h1>
            <p className={styles.verdict}>{verdict}</p>
          </header>
          {instead ? (
            <p className={styles.nowhere}>
              {whyNowhere(word)} It shows the way to <a href={addressOf(instead)}>{instead.word}</a> instead.
            </p>
          ) : null}
          {walk && story ? (
            <>
              <Figure walk={walk} story={story} />
              <div className={styles.pair}>
                <WayThere walk={walk} story={story} />
                <KubectlShows word={instead ?? word} view={story.end} />
              </div>
            </>
          ) : null}
        </div>
        <div className={styles.told}>
          <Causes causes={causes} />
          <WaysOut ways={waysOut} />
          <LookAlikes words={lookAlikes} />
          <SeenIn word={word} />
          <Citations ids={sources} />
        </div>
      </main>
    </>
  );
}

function nameOf(stage: (typeof stages)[number] | undefined): string {
  if (stage === undefined) return '';
  return stage.number === undefined ? stage.title : `Step ${stage.number}, ${stage.title}`;
}
