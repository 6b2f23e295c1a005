import { useEffect, useEffectEvent } from 'react';

/** Calls `onText` with what somebody pastes or drops on the page, except where they type. */
export function useIncomingText(onText: (text: string) => void | Promise<void>): void {
  const give = useEffectEvent(onText);
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      if (event.target instanceof Element && event.target.closest('input, textarea, dialog')) return;
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (text.trim() !== '') void give(text);
    };
    const drop = async (event: DragEvent) => {
      const file = event.dataTransfer?.files[0];
      if (event.defaultPrevented || !file) return;
      event.preventDefault();
      void give(await file.text());
    };
    const allow = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
    };
    addEventListener('paste', paste);
    addEventListener('drop', drop);
    addEventListener('dragover', allow);
    return () => {
      removeEventListener('paste', paste);
      removeEventListener('drop', drop);
      removeEventListener('dragover', allow);
    };
  }, []);
}
