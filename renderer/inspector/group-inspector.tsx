import { ChevronDown, ChevronUp, Plus, X } from 'lucide-react';
import { renameGroup } from '../../shared/document/group-edit.ts';
import { addPort, canName, movePort, removePort, renamePort } from '../../shared/document/group-ports.ts';
import { instanceCount, portNames, wiresAtPort, type Side } from '../../shared/document/groups.ts';
import { mostLetters, type Group, type UnrollDocument } from '../../shared/document/schema.ts';
import { t } from '../../shared/i18n/index.ts';
import { runCommand } from '../app/commands.ts';
import { editDocument, useDocumentStore } from '../state/document-store.ts';
import { showToast } from '../state/toast-store.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { FieldRow, Form } from '../ui/field-row.tsx';
import { formatCount } from '../ui/format.ts';
import { Section } from '../ui/panel.tsx';
import { CommittedText } from './committed-text.tsx';

interface GroupInspectorProps {
  readonly group: Group;
  /** Of one instance; unknown inside the group. */
  readonly learned?: number | undefined;
  /** At an instance: what can be done with it. */
  readonly instance?: boolean;
}

/** A group's definition: its name, how often it is used, its ports. What is changed here changes at every instance. */
export function GroupInspector({ group, learned, instance = false }: GroupInspectorProps) {
  const document = useDocumentStore((state) => state.document);
  if (!document) return null;
  const count = instanceCount(document, group.id);
  const used = [t('groups:used', { count }), ...(learned ? [t('groups:learnedEach', { count: formatCount(learned) })] : [])];
  return (
    <Section title={t('groups:definition')}>
      <p className="mb-2 text-small text-ink-2">{used.join(', ')}</p>
      <Form>
        <FieldRow label={t('groups:name')}>
          {(id) => <CommittedText id={id} value={group.name} maxLength={mostLetters.name} onCommit={(name) => editDocument({ key: 'groups:edit.rename' }, renameGroup(group.id, name))} />}
        </FieldRow>
      </Form>
      {(['inputs', 'outputs'] as const).map((side) => (
        <PortList key={side} side={side} group={group} document={document} />
      ))}
      {instance && (
        <div className="mt-3 flex flex-wrap gap-2">
          {(['open-group', 'unpack-group', 'separate-group'] as const).map((command) => (
            <Button key={command} size="sm" onClick={() => runCommand(command)}>
              {t(`app:command.${command}`)}
            </Button>
          ))}
        </div>
      )}
    </Section>
  );
}

function PortList({ side, group, document }: { readonly side: Side; readonly group: Group; readonly document: UnrollDocument }) {
  const names = portNames(group, side);
  const rename = (port: string, next: string) => {
    const name = next.trim();
    if (canName(group, side, name)) editDocument({ key: 'groups:edit.renamePort', args: { port } }, renamePort(group.id, side, port, name));
    else if (name !== port) showToast({ tone: 'warning', title: t('app:failed'), text: t('groups:nameTaken', { name }), key: 'port' });
  };
  const remove = (port: string) => {
    const count = wiresAtPort(document, group.id, side, port).length;
    editDocument({ key: 'groups:edit.removePort', args: { port, count } }, removePort(group.id, side, port));
  };
  const move = (port: string, by: -1 | 1) => editDocument({ key: 'groups:edit.movePort', args: { port } }, movePort(group.id, side, port, by));
  return (
    <div className="mt-3">
      <div className="flex h-7 items-center justify-between">
        <h4 className="text-small text-ink-2">{t(`groups:${side}`)}</h4>
        <IconButton
          label={t(side === 'inputs' ? 'groups:addInput' : 'groups:addOutput')}
          onClick={() => editDocument({ key: 'groups:edit.addPort' }, addPort(group.id, side, side === 'inputs' ? 'in' : 'out', 'vector'))}
        >
          <Plus size={14} aria-hidden />
        </IconButton>
      </div>
      {names.length === 0 && <p className="text-small text-ink-3">{t('groups:noPorts')}</p>}
      <ul className="flex flex-col gap-1">
        {names.map((port, index) => (
          // By place: a name that is committed with Enter must not take its field, and with it the focus, away.
          <li key={index} className="flex items-center gap-0.5">
            <CommittedText label={t('groups:portName', { port })} value={port} maxLength={mostLetters.port} onCommit={(next) => rename(port, next)} />
            <IconButton label={t('groups:portUp', { port })} disabled={index === 0} onClick={() => move(port, -1)}>
              <ChevronUp size={14} aria-hidden />
            </IconButton>
            <IconButton label={t('groups:portDown', { port })} disabled={index === names.length - 1} onClick={() => move(port, 1)}>
              <ChevronDown size={14} aria-hidden />
            </IconButton>
            <IconButton label={t('groups:portRemove', { port })} onClick={() => remove(port)}>
              <X size={14} aria-hidden />
            </IconButton>
          </li>
        ))}
      </ul>
    </div>
  );
}
