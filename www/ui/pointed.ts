/** What a pointer or the focus is on. The pointer comes first; when it leaves, what is focused is said again. */
import { useState } from 'preact/hooks';

export function usePointed<T>() {
  const [pointed, point] = useState<T | null>(null);
  const [focused, focus] = useState<T | null>(null);
  return { at: pointed ?? focused, point, focus };
}
