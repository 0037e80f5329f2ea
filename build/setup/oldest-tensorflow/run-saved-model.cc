// Loads a SavedModel through TensorFlow's C API and makes calls to its session: `run-saved-model PLAN RESULTS`.
// Little-endian, written and read by oldest-tensorflow.mjs. PLAN: folder, ConfigProto, the number of calls; of a call, the
// number of inputs (tensor, dtype, number of dimensions, dimensions, bytes) and the number of outputs (tensor). A tensor is
// the name of its operation and an index; names and bytes follow their length. RESULTS: TensorFlow's version, then the bytes of
// every output in turn. What goes wrong is one line on stderr and exit code 1.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "tensorflow/c/c_api.h"

namespace {

[[noreturn]] void fail(const std::string& problem) {
  std::fprintf(stderr, "%s\n", problem.c_str());
  std::exit(1);
}

class Plan {
 public:
  explicit Plan(const char* path) {
    std::ifstream file(path, std::ios::binary);
    bytes_.assign(std::istreambuf_iterator<char>(file), {});
    if (!file || bytes_.empty()) fail(std::string("cannot read ") + path);
  }
  int64_t number() {
    int64_t value = 0;
    std::memcpy(&value, take(sizeof value), sizeof value);
    return value;
  }
  std::string text() {
    const int64_t size = number();
    return {take(size), static_cast<size_t>(size)};
  }

 private:
  const char* take(int64_t size) {
    if (size < 0 || at_ + size > static_cast<int64_t>(bytes_.size())) fail("the plan ends too early");
    const char* from = bytes_.data() + at_;
    at_ += size;
    return from;
  }
  std::string bytes_;
  int64_t at_ = 0;
};

void write(std::ofstream& file, const void* data, int64_t size) {
  file.write(reinterpret_cast<const char*>(&size), sizeof size);
  file.write(static_cast<const char*>(data), size);
}

TF_Output tensor(Plan& plan, TF_Graph* graph) {
  const std::string name = plan.text();
  TF_Operation* operation = TF_GraphOperationByName(graph, name.c_str());
  if (operation == nullptr) fail("the graph has no operation " + name);
  return {operation, static_cast<int>(plan.number())};
}

TF_Tensor* value(Plan& plan) {
  const auto dtype = static_cast<TF_DataType>(plan.number());
  std::vector<int64_t> shape(plan.number());
  for (int64_t& size : shape) size = plan.number();
  const std::string bytes = plan.text();
  TF_Tensor* made = TF_AllocateTensor(dtype, shape.data(), static_cast<int>(shape.size()), bytes.size());
  if (made == nullptr || TF_TensorByteSize(made) != bytes.size()) fail("a tensor has the wrong size");
  std::memcpy(TF_TensorData(made), bytes.data(), bytes.size());
  return made;
}

void check(TF_Status* status) {
  if (TF_GetCode(status) != TF_OK) fail(TF_Message(status));
}

}  // namespace

int main(int count, char** words) {
  if (count != 3) fail("usage: run-saved-model PLAN RESULTS");
  Plan plan(words[1]);
  std::ofstream results(words[2], std::ios::binary);
  write(results, TF_Version(), std::strlen(TF_Version()));

  const std::string folder = plan.text();
  const std::string config = plan.text();
  TF_Status* status = TF_NewStatus();
  TF_SessionOptions* options = TF_NewSessionOptions();
  TF_SetConfig(options, config.data(), config.size(), status);
  check(status);
  TF_Graph* graph = TF_NewGraph();
  const char* tags[] = {"serve"};
  TF_Session* session = TF_LoadSessionFromSavedModel(options, nullptr, folder.c_str(), tags, 1, graph, nullptr, status);
  check(status);

  const int64_t calls = plan.number();
  for (int64_t call = 0; call < calls; call++) {
    std::vector<TF_Output> inputs;
    std::vector<TF_Tensor*> values;
    for (int64_t left = plan.number(); left > 0; left--) {
      inputs.push_back(tensor(plan, graph));
      values.push_back(value(plan));
    }
    std::vector<TF_Output> outputs;
    for (int64_t left = plan.number(); left > 0; left--) outputs.push_back(tensor(plan, graph));
    std::vector<TF_Tensor*> made(outputs.size(), nullptr);
    TF_SessionRun(session, nullptr, inputs.data(), values.data(), static_cast<int>(inputs.size()), outputs.data(), made.data(),
                  static_cast<int>(outputs.size()), nullptr, 0, nullptr, status);
    check(status);
    for (TF_Tensor* output : made) {
      write(results, TF_TensorData(output), TF_TensorByteSize(output));
      TF_DeleteTensor(output);
    }
    for (TF_Tensor* input : values) TF_DeleteTensor(input);
  }
  TF_CloseSession(session, status);
  results.close();
  if (!results) fail(std::string("cannot write ") + words[2]);
  // The library's own destructors would call Python, which is not here.
  std::_Exit(0);
}
