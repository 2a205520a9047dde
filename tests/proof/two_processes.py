"""Work on many games in two processes, each of which has files in a folder of its own."""
import concurrent.futures
import functools
import tempfile


class Pool:
    """`make_files(nashsolve, check, folder)` makes what `work(files, ...)` is given first."""

    files = None

    def __init__(self, make_files, nashsolve, check, folder):
        self.processes = concurrent.futures.ProcessPoolExecutor(2, None, Pool.begin, (make_files, nashsolve, check, folder))

    @staticmethod
    def begin(make_files, nashsolve, check, folder):
        Pool.files = make_files(nashsolve, check, tempfile.mkdtemp(dir=folder))

    @staticmethod
    def run(work, *arguments):
        return work(Pool.files, *arguments)

    def each(self, work, *arguments):
        """In the order of the arguments."""
        return self.processes.map(functools.partial(Pool.run, work), *arguments)
