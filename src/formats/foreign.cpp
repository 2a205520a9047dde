#include "foreign.hpp"

#include <array>

#include "detect.hpp"
#include "foreign_parts.hpp"
#include "number_parts.hpp"

namespace nashsolve::formats {

namespace {

constexpr std::string_view kSaveAsCsv = "save the sheet as CSV (UTF-8), or copy its cells into a text file";
constexpr std::string_view kActionGraph =
    "write the payoffs of all profiles, as .nfg, JSON or CSV with one row per profile; Gambit exports .agg "
    "as .nfg";

/// In bytes, of files that are no text.
constexpr auto kBinary = std::to_array<Signature>({
    {"%PDF", "a PDF document", "copy the table out of it into a text file or a spreadsheet saved as CSV"},
    {"MATLAB 5.0 MAT-file", "a MAT-file of MATLAB (.mat)",
     "in MATLAB: writematrix(A, 'game.csv'), or save A as text with -ascii"},
    {"\x89HDF\r\n", "an HDF5 file, which MATLAB writes as MAT-file 7.3", "write the matrices as CSV or .npy"},
    {"\x1F\x8B", "a file compressed by gzip", "unpack it: gzip -d FILE, or gzip -dc FILE | nashsolve -"},
    {"BZh", "a file compressed by bzip2", "unpack it: bzip2 -d FILE"},
    {"\xFD"
     "7zXZ",
     "a file compressed by xz", "unpack it: xz -d FILE"},
    {"\x28\xB5\x2F\xFD", "a file compressed by zstd", "unpack it: zstd -d FILE"},
    {"7z\xBC\xAF\x27\x1C", "a 7-Zip archive", "unpack it"},
    {"\xD0\xCF\x11\xE0", "a workbook or document of Microsoft Office (.xls, .doc)", kSaveAsCsv},
    {"{\\rtf", "a document in RTF", "save it as plain text"},
    {"PAR1", "a Parquet file", "write the table as CSV"},
    {"RDX", "data of R (.RData)", "in R: write.csv(A, 'game.csv')"},
    {"\x80\x04\x95", "a pickle of Python", "in Python: numpy.save('game.npy', A), or write JSON or CSV"},
    {"\x7F"
     "ELF",
     "a program", ""},
    {"\x89PNG", "a picture (PNG)", "type the table into a text file"},
    {"\xFF\xD8\xFF", "a picture (JPEG)", "type the table into a text file"},
    {"GIF8", "a picture (GIF)", "type the table into a text file"},
});

ForeignFormat zip_archive(std::string_view text) {
  if (contains(text, "opendocument.spreadsheet"))
    return foreign("an OpenDocument spreadsheet (.ods)", kSaveAsCsv);
  if (contains(text, "opendocument"))
    return foreign("an OpenDocument file", "save its table as plain text or CSV");
  if (contains(text, "word/"))
    return foreign("a Word document (.docx)", "save its table as plain text or CSV");
  if (contains(text, "[Content_Types].xml") || contains(text, "xl/")) {
    return foreign("an Excel workbook (.xlsx, a spreadsheet)", kSaveAsCsv);
  }
  if (contains(text, ".npy"))
    return foreign("an archive of NumPy arrays (.npz)", "save one array: numpy.save('game.npy', A)");
  return foreign("a ZIP archive", "unpack it");
}

bool has_line(std::string_view text, std::string_view wanted) {
  const std::string_view beginning = text.substr(0, 100'000);
  for (std::size_t at = beginning.find(wanted); at != std::string_view::npos;
       at = beginning.find(wanted, at + 1)) {
    const std::string_view rest = beginning.substr(at + wanted.size());
    if ((at == 0 || beginning[at - 1] == '\n') &&
        (rest.empty() || rest.front() == '\n' || rest.front() == '\r'))
      return true;
  }
  return false;
}

}  // namespace

std::string lower_beginning(std::string_view text) {
  return lower(text.substr(0, 2000));
}

std::optional<ForeignFormat> foreign_format(std::string_view text) {
  if (auto binary = foreign_by_signature(text, kBinary)) return binary;
  if (text.starts_with("PK\x03\x04")) return zip_archive(text);
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  text = from_first_word(within_fences(text));
  if (text.starts_with("#AGG")) return foreign("an action-graph game (.agg)", kActionGraph);
  if (text.starts_with("#BAGG")) return foreign("a Bayesian action-graph game (.bagg)", kActionGraph);
  if (has_line(text, "H-representation") || has_line(text, "V-representation")) {
    return foreign("a polyhedron of lrs (H-representation or V-representation)",
                   "lrsnash's standard form is read: the sizes m n, the m rows of A, the m rows of B");
  }
  if (text.starts_with('{') && contains(text, "\"nbformat\"")) {
    return foreign("a notebook of Jupyter",
                   "run it and save the matrices: numpy.save('game.npy', A), or json.dump");
  }
  if ((text.starts_with('#') || text.starts_with("/*")) && contains(text, "GAMUT") &&
      contains(text, "\n[1 ")) {
    return foreign("a game as GAMUT writes it with SimpleOutput",
                   "-output GambitOutput writes .nfg, which is read");
  }
  if (auto document = foreign_document(text)) return document;
  return foreign_program(text);
}

}  // namespace nashsolve::formats
