// tfjs-node loads every SavedModel with empty session options. The patch lets the environment variable UNROLL_TF_CONFIG,
// a serialized ConfigProto in hexadecimal, say how the session runs: threads, no Grappler, GPU memory growth. The variable
// is read at every load, so a process may set it between two loads.

const head = '#include <cstring>\n';

const declaration = `  TF_SessionOptions *session_options = TF_NewSessionOptions();

  TF_Buffer *run_options = TF_NewBufferFromString("", 0);
`;

const reader = `
  if (const char *unroll_config = std::getenv("UNROLL_TF_CONFIG")) {
    std::string unroll_bytes;
    int high = -1;
    for (const char *c = unroll_config; *c != 0; ++c) {
      const int digit = *c >= '0' && *c <= '9'   ? *c - '0'
                        : *c >= 'a' && *c <= 'f' ? *c - 'a' + 10
                        : *c >= 'A' && *c <= 'F' ? *c - 'A' + 10
                                                 : -1;
      if (digit < 0) {
        NAPI_THROW_ERROR(env, "UNROLL_TF_CONFIG is not hexadecimal: %s", unroll_config);
        return nullptr;
      }
      if (high < 0) {
        high = digit;
      } else {
        unroll_bytes.push_back(static_cast<char>(high * 16 + digit));
        high = -1;
      }
    }
    TF_AutoStatus unroll_status;
    TF_SetConfig(session_options, unroll_bytes.data(), unroll_bytes.size(), unroll_status.status);
    if (high >= 0 || TF_GetCode(unroll_status.status) != TF_OK) {
      NAPI_THROW_ERROR(env, "UNROLL_TF_CONFIG is not a ConfigProto: %s", unroll_config);
      return nullptr;
    }
  }
`;

// What a session computes in the calling thread is to be what TensorFlow's own threads compute.
const call = '  return backend->RunSavedModel(env, args[0], args[1], args[2], args[3]);\n';
const include = '#include "flush-subnormals.h"\n';

const lastProperty = 'EXPORT_INT_PROPERTY(TF_ATTR_SHAPE);\n';

const namespaceStart = 'namespace tfnodejs {\n';
const lastFunction = '{"getNumOfTensors", nullptr, GetNumOfTensors, nullptr, nullptr,\n       nullptr, napi_default, nullptr},\n';

/**
 * The text of tfjs_binding.cc with a property that tells the engine that the operation UnrollLoop is in this addon, the function
 * unrollDevices of electron/native/devices.cc, and subnormal floats taken for 0 while a SavedModel runs.
 */
export function patchBinding(source) {
  const declared = replaceOnce(source, namespaceStart, `${include}\nnapi_value UnrollDevices(napi_env env, napi_callback_info info);\n\n${namespaceStart}`);
  const withDevices = `${lastFunction}      {"unrollDevices", nullptr, UnrollDevices, nullptr, nullptr, nullptr,\n       napi_default, nullptr},\n`;
  const exported = replaceOnce(replaceOnce(declared, lastFunction, withDevices), call, `  const FlushSubnormals flush;\n${call}`);
  return replaceOnce(exported, lastProperty, `${lastProperty}  AssignIntProperty(env, exports, "unrollLoop", 1);\n`);
}

/** The text of tfjs_backend.cc with the patch; throws where the text is not the one the patch was written for. */
export function patchLoadSavedModel(source) {
  return replaceOnce(replaceOnce(source, head, `${head}#include <cstdlib>\n`), declaration, declaration + reader);
}

function replaceOnce(text, from, to) {
  const parts = text.split(from);
  if (parts.length !== 2) throw new Error(`tfjs-node's source is not the one the patch was written for: ${parts.length - 1} places match`);
  return parts.join(to);
}
