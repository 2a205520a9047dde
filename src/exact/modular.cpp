#include "modular.hpp"

#include <memory>
#include <mutex>
#include <vector>

#include "nashsolve/exact.hpp"

namespace nashsolve {

const Modulus& large_prime(std::size_t k) {
  static std::mutex mutex;
  static std::vector<std::unique_ptr<const Modulus>> primes;
  const std::lock_guard lock(mutex);
  while (primes.size() <= k) {
    Integer candidate =
        primes.empty() ? Integer(1) << 62U : to_integer(static_cast<std::int64_t>(primes.back()->value()));
    do {
      --candidate;
    } while (mpz_probab_prime_p(candidate.get_mpz_t(), 30) == 0);
    primes.push_back(std::make_unique<const Modulus>(static_cast<std::uint64_t>(*to_int64(candidate))));
  }
  return *primes[k];
}

}  // namespace nashsolve
