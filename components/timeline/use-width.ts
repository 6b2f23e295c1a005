import { type RefObject, useCallback, useRef, useSyncExternalStore } from 'react';

/**
 * The width of an element in whole CSS pixels; `first` until it is measured. It is measured when it changes and not
 * when somebody renders, which would lay out the page each time.
 */
export function useWidth(element: RefObject<Element | null>, first: number): number {
  const measured = useRef(first);
  const watch = useCallback(
    (onChange: () => void) => {
      const measure = () => {
        const width = element.current?.clientWidth || measured.current;
        if (width === measured.current) return;
        measured.current = width;
        onChange();
      };
      const observer = new ResizeObserver(measure);
      if (element.current) observer.observe(element.current);
      measure();
      return () => observer.disconnect();
    },
    [element],
  );
  return useSyncExternalStore(
    watch,
    () => measured.current,
    () => first,
  );
}
