import type { DragEvent } from 'react';

/** Takes files that are dropped on an element or chosen, several at once. */
export function givenFiles(onGiven: (files: readonly File[]) => void) {
  const take = (list: FileList | null) => {
    if (list && list.length > 0) onGiven([...list]);
  };
  return {
    take,
    drop: {
      onDragOver: (event: DragEvent) => event.preventDefault(),
      onDrop: (event: DragEvent) => {
        event.preventDefault();
        take(event.dataTransfer.files);
      },
    },
  };
}
