import type { DragEvent } from 'react';
import type { GivenText } from '@/lib/explain/input/read.ts';

/** Takes files that are dropped on an element or chosen, several at once, and reads them here. */
export function useGivenFiles(onGiven: (texts: readonly GivenText[]) => void) {
  const take = async (list: FileList | null) => {
    const files = [...(list ?? [])];
    if (files.length === 0) return;
    onGiven(await Promise.all(files.map(async (file) => ({ file: file.name, source: await file.text() }))));
  };
  return {
    take: (list: FileList | null) => void take(list),
    drop: {
      onDragOver: (event: DragEvent) => event.preventDefault(),
      onDrop: (event: DragEvent) => {
        event.preventDefault();
        void take(event.dataTransfer.files);
      },
    },
  };
}
