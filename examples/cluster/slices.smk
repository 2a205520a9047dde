# snakemake --cores all --snakefile slices.smk --directory FOLDER --config games=/path/of/GAMES slices=20
#
# A folder, or a stream, of games with Snakemake, on this machine or others that share the folder: each job solves
# every so-manieth game. The results are in FOLDER/results. Run again it goes on with the games that have none.

rule all:
    input: expand("slices/{slice}", slice=range(1, int(config["slices"]) + 1))

rule slice:
    input: config["games"]
    output: touch("slices/{slice}")
    shell: "nashsolve -q --threads 1 --slice {wildcards.slice}/{config[slices]} --resume -o results {input}"
