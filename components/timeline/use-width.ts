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
        measured.current = element.current?.clientWidth || measured.current;
        onChange();
      };
      const observer = new ResizeObserver(measure);
      if (element.current) observer.observe(element.current);
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
