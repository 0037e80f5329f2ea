import { useEffect, useState } from 'react';
import { create } from 'zustand';

/** What is to be said; a new object each time, so that the same words are said again. */
const useSaid = create<{ readonly said: { readonly text: string } }>(() => ({ said: { text: '' } }));

/** Tells a screen reader the result of something, politely. What is said in one go is said together. */
export function announce(text: string): void {
  if (text === '') return;
  waiting.push(text);
  if (waiting.length > 1) return;
  setTimeout(() => {
    useSaid.setState({ said: { text: [...new Set(waiting)].join(' ') } });
    waiting = [];
  }, togetherMs);
}

let waiting: string[] = [];
const togetherMs = 60;

/** The one region of the app in which results are said. */
export function Announcer() {
  const said = useSaid((state) => state.said);
  const [text, setText] = useState('');
  useEffect(() => {
    // Emptied before, since a reader says changes only.
    setText('');
    const timer = setTimeout(() => setText(said.text), 30);
    return () => clearTimeout(timer);
  }, [said]);
  return (
    <p role="status" data-announcer className="sr-only">
      {text}
    </p>
  );
}
