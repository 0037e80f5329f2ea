import { useReactFlow, type NodeProps } from '@xyflow/react';
import { memo, useState, type PointerEvent } from 'react';
import { mostLetters, type CanvasNote } from '../../shared/document/schema.ts';
import { t } from '../../shared/i18n/index.ts';
import { classNames } from '../ui/class-names.ts';
import type { FlowNote } from './flow-types.ts';
import { toItem } from './focus-item.ts';
import { toGrid } from './geometry.ts';
import { keepNote, sizeNote } from './note-actions.ts';
import { stopWriting, useWriting, write } from './writing-store.ts';
import { useLanguage } from '../ui/use-text-memo.ts';

type Size = CanvasNote['size'];

const least: Size = { width: 96, height: 44 };

/** A note beside the drawing, as a teacher writes it: ink on paper. */
export const NoteNode = memo(function NoteNode({ id, data, selected, width = least.width, height = least.height }: NodeProps<FlowNote>) {
  useLanguage();
  const { note, text, tone } = data;
  const isWritten = useWriting((state) => state.note === note);
  const [drawn, setDrawn] = useState<Size | null>(null);
  return (
    <div
      data-note-id={note}
      {...(tone !== 'ink' && { 'data-role': tone })}
      className={classNames('note', selected && 'is-selected')}
      style={drawn ?? { width, height }}
      onDoubleClick={(event) => {
        event.stopPropagation();
        write({ note });
      }}
    >
      {isWritten ? (
        <NoteField item={id} note={note} text={text} />
      ) : (
        <div className="h-full overflow-hidden px-3 py-2 break-words whitespace-pre-wrap">{text}</div>
      )}
      <Grip size={{ width, height }} onDraw={setDrawn} onDrawn={(size) => sizeNote(note, size)} />
    </div>
  );
});

/** Enter begins a line. Escape, Ctrl Enter or leaving it keeps what was written. */
function NoteField({ item, note, text }: { readonly item: string; readonly note: string; readonly text: string }) {
  const [written, setWritten] = useState(text);
  const keep = () => {
    stopWriting();
    keepNote(note, written);
  };
  return (
    <textarea
      autoFocus
      aria-label={t('arrange:note.text')}
      placeholder={t('arrange:note.placeholder')}
      value={written}
      maxLength={mostLetters.note}
      spellCheck={false}
      onFocus={(event) => event.currentTarget.setSelectionRange(text.length, text.length)}
      onChange={(event) => setWritten(event.target.value)}
      onBlur={keep}
      onDoubleClick={(event) => event.stopPropagation()}
      onKeyDown={(event) => {
        event.stopPropagation();
        // While a syllable is put together, Enter and Escape are the keyboard's.
        if (event.nativeEvent.isComposing) return;
        if (event.key !== 'Escape' && !(event.key === 'Enter' && (event.ctrlKey || event.metaKey))) return;
        event.preventDefault();
        event.currentTarget.blur();
        toItem(item);
      }}
      className="nodrag nopan nowheel block h-full w-full resize-none rounded-node bg-transparent px-3 py-2 outline-none"
    />
  );
}

interface GripProps {
  readonly size: Size;
  readonly onDraw: (size: Size | null) => void;
  readonly onDrawn: (size: Size) => void;
}

/** The lower right corner: dragged, the note becomes larger or smaller. */
function Grip({ size, onDraw, onDrawn }: GripProps) {
  const { getZoom } = useReactFlow();
  const begin = (event: PointerEvent<HTMLElement>) => {
    event.stopPropagation();
    const grip = event.currentTarget;
    const [startX, startY, zoom] = [event.clientX, event.clientY, getZoom()];
    const sizeAt = ({ clientX, clientY }: { readonly clientX: number; readonly clientY: number }): Size => ({
      width: Math.max(least.width, toGrid(size.width + (clientX - startX) / zoom)),
      height: Math.max(least.height, toGrid(size.height + (clientY - startY) / zoom)),
    });
    const onMove = (move: globalThis.PointerEvent) => onDraw(sizeAt(move));
    const onEnd = (end: globalThis.PointerEvent) => {
      grip.removeEventListener('pointermove', onMove);
      grip.removeEventListener('pointerup', onEnd);
      grip.removeEventListener('pointercancel', onEnd);
      onDraw(null);
      if (end.type === 'pointerup') onDrawn(sizeAt(end));
    };
    grip.setPointerCapture(event.pointerId);
    grip.addEventListener('pointermove', onMove);
    grip.addEventListener('pointerup', onEnd);
    grip.addEventListener('pointercancel', onEnd);
  };
  return <span aria-hidden data-grip className="note-grip nodrag nopan" onPointerDown={begin} />;
}
