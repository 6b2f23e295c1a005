import { type RefObject, useCallback, useSyncExternalStore } from 'react';

/** The width of an element in whole CSS pixels; `first` until it can be measured. */
export function useWidth(element: RefObject<Element | null>, first: number): number {
  const watch = useCallback(
    (onChange: () => void) => {
      const observer = new ResizeObserver(onChange);
      if (element.current) observer.observe(element.current);
      return () => observer.disconnect();
    },
    [element],
  );
  return useSyncExternalStore(
    watch,
    () => element.current?.clientWidth || first,
    () => first,
  );
}
