#include "proof_file.hpp"

#include <string_view>

#include "sha256.hpp"

namespace nashsolve::cli {

ProofNote write_proof(Output& file, const std::string& name,
                      const std::function<std::uint64_t(ProofForm, const Sink&)>& write) {
  Sha256 digest;
  ProofNote note;
  const ProofForm form = name.ends_with(".txt") ? ProofForm::text : ProofForm::binary;
  note.steps = write(form, [&](std::string_view piece) {
    digest.add(piece);
    file.write(piece);
  });
  file.finish();
  note.sha256 = digest.hex();
  return note;
}

}  // namespace nashsolve::cli
