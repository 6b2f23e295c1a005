import type { ReactElement } from 'react';
import { messages, notices } from '@/lib/embed/manual.ts';
import styles from './embed-manual.module.css';
import { EmbedTrial } from './embed-trial.tsx';

const element = `<script src="https://YOUR-PODWALK/podwalk-diagram.js" async></script>

<podwalk-diagram id="life" machine="pod" state="Pulling"></podwalk-diagram>
<p>Without a tag the pull
  <a href="#life" data-podwalk-for="life" data-podwalk-state="ErrImagePull">fails</a>.</p>`;

const script = `const diagram = document.querySelector('podwalk-diagram');
diagram.addEventListener('state', ({ detail }) => console.log(detail.snapshot.status));
await diagram.seek('ImagePullBackOff');
await diagram.step();`;

const react = `import { PodwalkDiagram } from 'podwalk/react';

<PodwalkDiagram src="https://YOUR-PODWALK" machine="pod" state="Pulling" id="life"
  onState={({ status }) => console.log(status)} />

Without a tag the pull <a href="#life" data-podwalk-for="life" data-podwalk-state="ErrImagePull">fails</a>.`;

const posting = `frame.contentWindow.postMessage({ podwalk: 1, id: 7, type: 'seek', state: 'Pulling' }, origin);
// answered with { podwalk: 1, type: 'answer', id: 7, result: { cursor, state, status, ... } }`;

/** How a walk gets into another page: by frame, by element, by message. */
export function EmbedManual(): ReactElement {
  return (
    <main className={styles.page}>
      <h1>Embed a walk</h1>
      <p>
        An embed is a document of its own: the picture is there before any script, it works by keyboard, and it never
        holds the scrolling of your page. A link to a moment works too: put its fragment behind the address. A value
        that is not possible falls back, and the console of the browser says so once. Its scripts are 55 kB in all; only
        a link with a manifest of its own loads more, 62 kB that read the manifest and compile its machine.
      </p>
      <EmbedTrial />
      <h2>As an element</h2>
      <p>
        One script without dependencies. The diagram loads when it comes near the window, is as tall as it needs to be,
        and is light or dark with your page: it reads <code>data-theme</code> and its like, the class <code>dark</code>,
        the colour scheme and the background, so it fits into plain HTML, Docusaurus, VitePress, Starlight and MkDocs.
        Links with <code>data-podwalk-state</code> lead it to a state. Attributes are the parameters above, and{' '}
        <code>machine</code>, <code>link</code>, <code>height</code> and <code>label</code>.
      </p>
      <pre className={styles.listing}>{element}</pre>
      <pre className={styles.listing}>{script}</pre>
      <h2>In MDX and React</h2>
      <p>
        The package brings the element as a component for React 18 and 19, with types for every parameter, event and
        method; a <code>ref</code> gets the element. It renders on a server, and loads the script in the browser.
      </p>
      <pre className={styles.listing}>{react}</pre>
      <h2>By message</h2>
      <p>
        Version 1. Each message is an object with <code>podwalk: 1</code> and a <code>type</code>; a request may have an{' '}
        <code>id</code>, which its answer repeats.
      </p>
      <pre className={styles.listing}>{posting}</pre>
      <MessageTable caption="What a page may ask" rows={messages} />
      <MessageTable caption="What an embed says" rows={notices} />
      <h2>Pictures, and other formats</h2>
      <p>
        Where only pictures are allowed, take <a href="/machines/pod/walk.svg">the animated walk</a> or{' '}
        <a href="/machines/pod/graph.svg">the whole life of a pod</a>; both are SVG without scripts. The machine itself
        is <a href="/machines/pod/machine.json">JSON</a>, <a href="/machines/pod/machine.scxml">SCXML</a>,{' '}
        <a href="/machines/pod/machine.mmd">Mermaid</a> and more: see Export on the page of a walk.
      </p>
    </main>
  );
}

function MessageTable({ caption, rows }: { caption: string; rows: typeof messages }): ReactElement {
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Type</th>
            <th scope="col">Fields</th>
            <th scope="col">What it means</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ type, fields, says }) => (
            <tr key={type}>
              <th scope="row">
                <code>{type}</code>
              </th>
              <td>{fields}</td>
              <td>{says}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
