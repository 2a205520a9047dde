# Run by CPack on what it has installed, before it makes packages: Debian's places, names and compressions for
# files that other systems have elsewhere, or as they are (Debian Policy, chapter 12).
set(program ${CPACK_TEMPORARY_DIRECTORY}/program/usr/share)
set(development ${CPACK_TEMPORARY_DIRECTORY}/development/usr/share)

function(compress path)
  execute_process(COMMAND gzip --best --no-name --force ${path} COMMAND_ERROR_IS_FATAL ANY)
endfunction()

execute_process(COMMAND date --utc --rfc-email --date=${CPACK_NASHSOLVE_DATE} OUTPUT_VARIABLE date
                COMMAND_ERROR_IS_FATAL ANY)
set(version ${CPACK_PACKAGE_VERSION}-${CPACK_DEBIAN_PACKAGE_RELEASE})
foreach(folder ${program}/doc/nashsolve ${development}/doc/libnashsolve-dev)
  file(MAKE_DIRECTORY ${folder})
  file(READ ${program}/doc/nashsolve/LICENSE license)
  file(READ ${program}/doc/nashsolve/NOTICE notice)
  file(WRITE ${folder}/copyright "${license}\n${notice}")
  file(COPY_FILE ${program}/doc/nashsolve/CHANGELOG.md ${folder}/changelog)
  file(WRITE ${folder}/changelog.Debian
       "nashsolve (${version}) unstable; urgency=medium\n\n  * What changed is said in changelog.gz.\n\n"
       " -- ${CPACK_PACKAGE_CONTACT}  ${date}")
  compress(${folder}/changelog)
  compress(${folder}/changelog.Debian)
endforeach()
file(WRITE ${program}/lintian/overrides/nashsolve
     "# Loading shared libraries takes longer than the solution of a small game, and scripts start the program often.\n"
     "nashsolve: statically-linked-binary [usr/bin/nashsolve]\n"
     "nashsolve: embedded-library gmp [usr/bin/nashsolve]\n")
file(REMOVE ${program}/doc/nashsolve/LICENSE ${program}/doc/nashsolve/NOTICE ${program}/doc/nashsolve/CHANGELOG.md)
compress(${program}/man/man1/nashsolve.1)
compress(${program}/man/man1/nashsolve-check.1)
file(RENAME ${program}/zsh/site-functions ${program}/zsh/vendor-completions)
