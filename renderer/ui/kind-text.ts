import { t } from '../../shared/i18n/index.ts';
import type { MessageKey } from '../../shared/i18n/messages.ts';
import { kindById } from '../../shared/nodes/index.ts';

/** Texts of a node kind; a kind this version does not know goes by its id. */
export function kindTitle(id: string): string {
  return kindById(id) ? t(`nodes:kinds.${id}.title` as MessageKey) : id;
}

export function kindSubtitle(id: string): string {
  return kindById(id) ? t(`nodes:kinds.${id}.subtitle` as MessageKey) : t('app:node.unknownKind');
}

export function kindHelp(id: string): string {
  return kindById(id) ? t(`nodes:kinds.${id}.help` as MessageKey) : '';
}

export function fieldLabel(name: string): string {
  return t(`nodes:fields.${name}` as MessageKey);
}

export function optionLabel(option: string): string {
  return t(`nodes:options.${option}` as MessageKey);
}
