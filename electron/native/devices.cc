// unrollDevices(): {builtForGpu, devices: [{name, type, memory}]}. TensorFlow's own list of what a session here can run on.
#include <node_api.h>

#include <string>

#include "tensorflow/c/c_api.h"
#include "tensorflow/c/kernels.h"

namespace {

// A ConfigProto: intra_op_parallelism_threads 1, inter_op_parallelism_threads 1, use_per_session_threads (or the process would
// have one thread for every session to come), gpu_options { allow_growth: true }.
constexpr unsigned char kConfig[] = {0x10, 0x01, 0x28, 0x01, 0x48, 0x01, 0x32, 0x02, 0x20, 0x01};

// The library has kernels for GPUs, whether or not one is here: a KernelDef whose device_type (field 2) is "GPU".
bool BuiltForGpu(TF_Status *status) {
  TF_Buffer *kernels = TF_GetRegisteredKernelsForOp("MatMul", status);
  if (kernels == nullptr) return false;
  const std::string text(static_cast<const char *>(kernels->data), kernels->length);
  TF_DeleteBuffer(kernels);
  return text.find("\x12\x03GPU") != std::string::npos;
}

napi_value Text(napi_env env, const char *text) {
  napi_value value;
  napi_create_string_utf8(env, text == nullptr ? "" : text, NAPI_AUTO_LENGTH, &value);
  return value;
}

napi_value Listed(napi_env env, TF_DeviceList *list, TF_Status *status) {
  napi_value devices;
  napi_create_array(env, &devices);
  for (int i = 0; i < TF_DeviceListCount(list); ++i) {
    napi_value device, memory;
    napi_create_object(env, &device);
    napi_set_named_property(env, device, "name", Text(env, TF_DeviceListName(list, i, status)));
    napi_set_named_property(env, device, "type", Text(env, TF_DeviceListType(list, i, status)));
    napi_create_double(env, static_cast<double>(TF_DeviceListMemoryBytes(list, i, status)), &memory);
    napi_set_named_property(env, device, "memory", memory);
    napi_set_element(env, devices, static_cast<uint32_t>(i), device);
  }
  return devices;
}

}  // namespace

napi_value UnrollDevices(napi_env env, napi_callback_info) {
  TF_Status *status = TF_NewStatus();
  TF_SessionOptions *options = TF_NewSessionOptions();
  TF_SetConfig(options, kConfig, sizeof(kConfig), status);
  TF_Graph *graph = TF_NewGraph();
  TF_Session *session = TF_NewSession(graph, options, status);
  TF_DeviceList *list = session == nullptr ? nullptr : TF_SessionListDevices(session, status);
  napi_value result = nullptr;
  if (list == nullptr) {
    napi_throw_error(env, nullptr, TF_Message(status));
  } else {
    napi_value built;
    napi_create_object(env, &result);
    napi_set_named_property(env, result, "devices", Listed(env, list, status));
    napi_get_boolean(env, BuiltForGpu(status), &built);
    napi_set_named_property(env, result, "builtForGpu", built);
    TF_DeleteDeviceList(list);
  }
  if (session != nullptr) {
    TF_CloseSession(session, status);
    TF_DeleteSession(session, status);
  }
  TF_DeleteGraph(graph);
  TF_DeleteSessionOptions(options);
  TF_DeleteStatus(status);
  return result;
}
