import { useEffect, useState } from 'react';

/** A value that may change often, as of at most so many milliseconds ago. */
export function useSlowed<T>(value: T, every: number): T {
  const [shown, setShown] = useState(() => ({ value, at: performance.now() }));
  useEffect(() => {
    if (value === shown.value) return;
    const timer = setTimeout(() => setShown({ value, at: performance.now() }), Math.max(0, shown.at + every - performance.now()));
    return () => clearTimeout(timer);
  }, [value, shown, every]);
  return shown.value;
}
