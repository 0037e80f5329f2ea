import { noteTones, type CanvasNote } from '../../shared/document/schema.ts';
import { t } from '../../shared/i18n/index.ts';
import { toneOfNotes } from '../canvas/note-actions.ts';
import { FieldRow, Form } from '../ui/field-row.tsx';
import { PanelHeader, Section } from '../ui/panel.tsx';
import { Select } from '../ui/select.tsx';

/** One note: what it is about. */
export function NoteInspector({ ids, notes }: { readonly ids: readonly string[]; readonly notes: readonly CanvasNote[] }) {
  const note = notes.find(({ id }) => id === ids[0]);
  if (!note) return null;
  return (
    <>
      <PanelHeader stacked line title={t('arrange:note.title')} />
      <Section className="border-b-0">
        <Form>
          <FieldRow label={t('arrange:note.tone')}>
            {(id) => (
              <Select
                id={id}
                value={note.tone}
                options={noteTones.map((tone) => ({ value: tone, label: t(`arrange:note.tones.${tone}`) }))}
                onChange={(tone) => toneOfNotes([note.id], tone)}
              />
            )}
          </FieldRow>
        </Form>
        <p className="mt-3 text-small leading-[18px] text-ink-2">{t('arrange:note.written')}</p>
      </Section>
    </>
  );
}
