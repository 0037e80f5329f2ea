// Imports point one way: shapes <- document <- nodes <- compiler; renderer -> shared; main, engine and export -> shared.
const test = '\\.test\\.tsx?$';
const code = (path) => ({ path, pathNot: test });
const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    forbid('no-cycles', 'Two modules that import each other are one module.', {}, { circular: true }),
    forbid('no-unknown', 'An import must lead somewhere.', {}, { couldNotResolve: true, pathNot: '\\?(raw|url|inline)$' }),

    forbid('shared-is-pure', 'shared/ imports shared/ and npm packages that run anywhere.', code('^shared/'), {
      path: '^(electron|renderer|build|bench|e2e|templates)/|^node_modules/(electron|react|react-dom|@tensorflow|@stdlib)/',
    }),
    forbid('shared-without-node', 'shared/ runs in the window too.', code('^shared/'), { dependencyTypes: ['core'] }),
    forbid('document-first', 'The document knows neither node kinds nor the compiler.', code('^shared/document/'), {
      path: '^shared/(nodes|compiler|ipc)/',
    }),
    forbid('nodes-before-compiler', "A node kind sees the compiler's op builder (shared/compiler/ir) and nothing else of it.", code('^shared/nodes/'), {
      path: '^shared/(compiler/(?!ir/)|ipc/)',
    }),
    forbid('ir-is-a-leaf', 'The op builder knows no node kind, pass or emitter.', code('^shared/compiler/ir/'), {
      path: '^shared/(nodes/|ipc/|compiler/(?!ir/))',
    }),
    forbid('text-before-compiler', 'Vocabulary and batches do not know the compiler.', code('^shared/text/'), { path: '^shared/compiler/' }),
    forbid('compiler-without-ipc', 'The compiler does not know who asks.', code('^shared/compiler/'), { path: '^shared/ipc/' }),

    forbid('renderer-sees-shared', 'The window talks to the rest through window.api.', code('^renderer/'), {
      path: '^(electron|build|bench|e2e)/|^node_modules/(electron|@tensorflow|@stdlib)/',
    }),
    forbid('renderer-without-node', 'The window is sandboxed.', code('^renderer/'), { dependencyTypes: ['core'] }),
    forbid('preload-sees-the-contract', 'The preload script is made from the contract alone.', code('^electron/preload/'), {
      path: '^(electron/(?!preload/)|renderer/|shared/(?!ipc/))',
    }),
    forbid('main-and-engine-apart', 'Main and engine exchange contract messages.', code('^electron/main/'), {
      path: '^(electron/(engine|export|cli|preload)|renderer)/',
    }),
    forbid('engine-and-main-apart', 'Main and engine exchange contract messages.', code('^electron/(engine|export)/'), {
      path: '^(electron/(main|cli|preload)|renderer)/',
    }),
    forbid('cli-without-window', 'The terminal uses the engine and the exporters.', code('^electron/cli/'), {
      path: '^(electron/(main|preload)|renderer)/',
    }),
    forbid('only-tests-import-tests', 'Test files and helpers stay out of the program.', code('^(shared|electron|renderer)/'), { path: test }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|release)/' },
    // Types count: an import that only TypeScript sees still ties two parts together.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json', '.css'], exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};
