import type { ReactElement } from 'react';
import { scenarioWalk } from '@/lib/status/scenario-walk.ts';
import { storyOf } from '@/lib/status/story.ts';
import type { Scenario } from '@/lib/world/scenario.ts';
import { TopBar } from '../chrome/top-bar.tsx';
import { FindLink } from '../home/find-link.tsx';
import { CopyButton } from '../pods/copy-button.tsx';
import { Figure } from '../pods/figure.tsx';
import { Section } from '../pods/section.tsx';
import page from '../pods/status-page.module.css';
import styles from './scenario-page.module.css';
import { Told } from './told.tsx';
import { Watched } from './watched.tsx';

/** A scenario as a page: the machine where it hurts, what kubectl shows meanwhile, and the two texts that decide it. */
export function ScenarioPage({ scenario }: { scenario: Scenario }): ReactElement {
  const { name, title, says, asks = [], manifest, world } = scenario;
  const walk = scenarioWalk(scenario);
  const command = `npx podwalk simulate --scenario ${name}`;
  return (
    <>
      <TopBar page="/scenarios">
        <FindLink />
      </TopBar>
      <main className={page.page}>
        <div className={page.shown}>
          <header>
            <nav className={page.crumbs} aria-label="Where this is">
              <a href="/scenarios">All scenarios</a>
            </nav>
            <h1 className={styles.title}>{title}</h1>
            <p className={page.verdict}>{says}</p>
          </header>
          <Figure walk={walk} story={storyOf(walk)} />
          {asks.length === 0 ? null : (
            <Section title="Questions that it answers">
              <ul className={styles.asks}>
                {asks.map((question) => (
                  <li key={question}>{question}</li>
                ))}
              </ul>
            </Section>
          )}
          <Section title="The manifest">
            <pre className={styles.text}>{manifest}</pre>
          </Section>
          <Section title="The world around it">
            <pre className={styles.text}>{world}</pre>
          </Section>
        </div>
        <div className={page.told}>
          <Watched walk={walk} />
          <Told tellings={walk.tellings} />
          <Section title="The same in a terminal">
            <div className={styles.command}>
              <code>{command}</code>
              <CopyButton text={command} />
            </div>
          </Section>
        </div>
      </main>
    </>
  );
}
