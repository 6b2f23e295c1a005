'use client';

import { type ReactElement, useState } from 'react';
import { manual } from '@/lib/embed/manual.ts';
import buttons from '../button.module.css';
import styles from './embed-manual.module.css';

const first = 'pod?state=Pulling';

/** The parameters with an example each, the example that is chosen as a live embed, and its code. */
export function EmbedTrial(): ReactElement {
  const [example, choose] = useState(first);
  const [copied, setCopied] = useState(false);
  const code = `<iframe src="https://YOUR-PODWALK/embed/${example}" width="720" height="420" title="Podwalk"></iframe>`;
  const copy = async () => {
    await navigator.clipboard.writeText(code.replace('https://YOUR-PODWALK', location.origin));
    setCopied(true);
  };
  return (
    <>
      <iframe className={styles.frame} src={`/embed/${example}`} title="The example" />
      <div className={styles.code}>
        <code>{code}</code>
        <button type="button" className={buttons.button} onClick={copy}>
          {copied ? 'Copied' : 'Copy code'}
        </button>
      </div>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <caption>Parameters</caption>
          <thead>
            <tr>
              <th scope="col">Parameter</th>
              <th scope="col">Values</th>
              <th scope="col">Without it</th>
              <th scope="col">What it does</th>
              <th scope="col">Example</th>
            </tr>
          </thead>
          <tbody>
            {manual.map(({ name, values, fallback, says, example: own }) => (
              <tr key={name}>
                <th scope="row">
                  <code>{name}</code>
                </th>
                <td>{values}</td>
                <td>{fallback}</td>
                <td>{says}</td>
                <td>
                  <button
                    type="button"
                    className={buttons.button}
                    aria-pressed={own === example}
                    aria-label={`Show ${name}`}
                    onClick={() => {
                      choose(own);
                      setCopied(false);
                    }}
                  >
                    Show
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
