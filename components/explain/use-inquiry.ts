import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Desk, Progress } from '@/lib/explain/desk/desk.ts';
import type { Digest, PodLine } from '@/lib/explain/desk/digest.ts';
import type { Given } from '@/lib/explain/desk/given.ts';
import type { OpenedPod } from '@/lib/explain/desk/opened-pod.ts';
import { nothingFound } from '@/lib/explain/nothing-found.ts';
import { NoWorkerError, nearDesk, openDesk } from './far-desk.ts';

/** What was read last, and the desk that has it. */
export interface Held {
  readonly desk: Desk;
  readonly digest: Digest;
  /** Tells it from what was read before. */
  readonly number: number;
  /** The time of day at which it was read. */
  readonly readAt: string;
}

/** Why nothing came of what was given. */
export interface Fault {
  /** One sentence. */
  readonly says: string;
  /** Counted from 1, where it is a line of what was pasted. */
  readonly line?: number;
}

/**
 * Everything that was given, in the hands of a desk of its own. Until a new reading has ended, what was read before
 * stays, so that it can be cancelled.
 */
export function useInquiry() {
  const [held, setHeld] = useState<Held>();
  const [chosen, setChosen] = useState<OpenedPod>();
  /** The pod that the chosen one is put beside, or is about to be while another is looked for in the list. */
  const [beside, setBeside] = useState<PodLine>();
  const [progress, setProgress] = useState<Progress>();
  const [fault, setFault] = useState<Fault>();
  const { take, giveBack } = useSpareDesk();
  const reading = useRef<Desk>(undefined);
  const cancel = () => {
    reading.current?.close();
    reading.current = undefined;
    setProgress(undefined);
  };
  const readAll = async (given: readonly Given[], desk = take()): Promise<void> => {
    cancel();
    setFault(undefined);
    reading.current = desk;
    try {
      const digest = await desk.read(given, Date.now(), (told) => reading.current === desk && setProgress(told));
      const only = digest.pods === 1 && digest.refused.length === 0 ? await desk.open(0) : undefined;
      if (reading.current !== desk) return;
      if (digest.pods === 0 && digest.refused.length === 0) {
        setFault(nothingIn(digest));
        setHeld(undefined);
        giveBack(desk);
      } else {
        held?.desk.close();
        setHeld({ desk, digest, number: (held?.number ?? 0) + 1, readAt: new Date().toLocaleTimeString('en-GB') });
        setChosen(only);
        setBeside(undefined);
      }
    } catch (error) {
      if (reading.current !== desk) return;
      desk.close();
      if (error instanceof NoWorkerError) return readAll(given, nearDesk());
      setFault({ says: `It could not be read: ${error instanceof Error ? error.message : String(error)}.` });
    }
    reading.current = undefined;
    setProgress(undefined);
  };
  const openLink = useEffectEvent(async () => {
    if (location.hash.length < 2) return;
    try {
      const { unpacked } = await import('@/lib/journey/link-reading.ts');
      const source = unpacked(location.hash);
      await readAll([{ source }]);
    } catch {
      setFault({ says: 'This link is broken. Ask for a new one, or paste the pod itself.' });
    }
  });
  useEffect(() => {
    const listen = () => void openLink();
    listen();
    addEventListener('hashchange', listen);
    return () => removeEventListener('hashchange', listen);
  }, []);
  const read = (given: readonly Given[]) => {
    leaveLink();
    return readAll(given);
  };
  const choose = async (pod: number | undefined) => {
    // Who looks for a second pod wants to go on with the first.
    const first = chosen === undefined && pod !== beside?.pod ? beside : undefined;
    const other = pod === undefined ? undefined : await held?.desk.open(pod);
    setChosen(first ? await held?.desk.open(first.pod) : other);
    setBeside(first ? other : undefined);
    scrollTo({ top: 0 });
  };
  /** Puts a pod beside the chosen one; without one, the chosen one waits for the next that is chosen. */
  const compare = (pod: PodLine | undefined) => {
    setBeside(pod ?? chosen);
    if (pod === undefined) setChosen(undefined);
    scrollTo({ top: 0 });
  };
  const replace = () => {
    leaveLink();
    held?.desk.close();
    setHeld(undefined);
    setChosen(undefined);
    setBeside(undefined);
  };
  const part = () => setBeside(undefined);
  return { held, chosen, beside, progress, fault, read, cancel, choose, compare, part, replace };
}

/** A desk that stands ready, because its worker takes longer to start than a pod to explain. */
function useSpareDesk() {
  const spare = useRef<Desk>(undefined);
  useEffect(() => {
    spare.current ??= openDesk();
    return () => {
      spare.current?.close();
      spare.current = undefined;
    };
  }, []);
  return {
    take: () => {
      const desk = spare.current ?? openDesk();
      spare.current = undefined;
      return desk;
    },
    giveBack: (desk: Desk) => {
      spare.current?.close();
      spare.current = desk;
    },
  };
}

/** The address of a page with another pod on it must not go on naming the one of the link. */
function leaveLink(): void {
  if (location.hash.length > 1) history.replaceState(history.state, '', location.pathname);
}

function nothingIn({ unread, kinds }: Digest): Fault {
  const { file, line, what } = nothingFound(unread.first, kinds);
  if (line === undefined) return { says: `${capital(what)}. Add the pods, as kubectl get pods -o yaml prints them.` };
  if (file !== undefined) return { says: `${file}, line ${line}: ${what}.` };
  return { says: `Line ${line}: ${what}.`, line };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
