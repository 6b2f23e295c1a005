import { type ReactElement, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { type DiagramElement, PodwalkDiagram } from '../../../react/diagram.tsx';

/** What a page of MDX becomes: prose and a diagram, and around them the state of the page's own. */
function Page({ podwalk }: { podwalk: string }): ReactElement {
  const diagram = useRef<DiagramElement>(null);
  const [state, setState] = useState('Pulling');
  const [told, setTold] = useState('');
  return (
    <main>
      <h1>Why deploys hang</h1>
      <p>
        Without a tag the pull{' '}
        <a href="#life" data-podwalk-for="life" data-podwalk-state="ErrImagePull">
          fails
        </a>
        .
      </p>
      <PodwalkDiagram
        ref={diagram}
        id="life"
        src={podwalk}
        state={state}
        autoplay={false}
        onState={({ title }) => setTold(title)}
      />
      <button type="button" onClick={() => setState('CrashLoopBackOff')}>
        Later
      </button>
      <button type="button" onClick={() => diagram.current?.back()}>
        Back
      </button>
      <output>{told}</output>
    </main>
  );
}

const root = document.getElementById('root');
if (root) createRoot(root).render(<Page podwalk={new URLSearchParams(location.search).get('podwalk') ?? ''} />);
