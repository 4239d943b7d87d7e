"""Spark: found, started quietly, and ended again."""

from __future__ import annotations

import os
import re
import shutil
import signal
import sys
import warnings
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager, suppress
from pathlib import Path
from subprocess import TimeoutExpired
from threading import current_thread, main_thread
from typing import TYPE_CHECKING, Final, TypeVar

from legation.errors import BatchError

if TYPE_CHECKING:
    from py4j.java_gateway import JavaGateway
    from pyspark.sql import SparkSession

Result = TypeVar("Result")

LOCAL: Final = re.compile(r"local(?:\[(\d+|\*)\])?")
LOOPBACK: Final = "127.0.0.1"
NO_PYSPARK: Final = "pyspark is not installed; `pip install 'legation[spark]'` brings it along"
NO_JAVA: Final = (
    "there is no Java, which Spark needs (17 or later); on Debian and Ubuntu `apt install openjdk-17-jre-headless`"
    " installs it, elsewhere set JAVA_HOME to where it lies"
)
#: What is not said in the log: everything that is no error.
QUIET: Final = """\
rootLogger.level = error
rootLogger.appenderRef.stderr.ref = console
appender.console.type = Console
appender.console.name = console
appender.console.target = SYSTEM_ERR
appender.console.layout.type = PatternLayout
appender.console.layout.pattern = %d{yy/MM/dd HH:mm:ss} %p %c{1}: %m%n%ex
"""
#: Bytes of the end of a log in which the reason is looked for why Spark did not start.
TAIL: Final = 4_000
#: Characters of a reason that are told.
MOST_SAID: Final = 300
ERROR: Final = re.compile(r"(?:[A-Za-z]*(?:Exception|Error)|ERROR)\b")
#: Seconds between two words to Spark to end its jobs.
BETWEEN: Final = 0.2
#: Seconds that Java may take to end.
PATIENCE: Final = 20


@contextmanager
def started(master: str, log: Path, *, tries: int, ui: bool = False) -> Iterator[SparkSession]:
    """Spark on a master, until the end of the block; one that runs in this process already is used, and left running.

    What Java and the processes of Python say goes to `log`.

    Args:
        tries: how often a task is begun before the whole is given up.
        ui: whether Spark's pages can be looked at while it works.

    Raises:
        BatchError: pyspark or Java is missing, or Spark cannot be started.
    """
    _check()
    with warnings.catch_warnings():
        # Of pandas, which is none of ours: Arrow goes to Spark and comes back.
        warnings.filterwarnings("ignore", "PySpark does not yet fully support pandas", FutureWarning)
        from pyspark.sql import SparkSession

        running = SparkSession.getActiveSession()
        if running is not None:
            yield running
            return
        settings = _settings(master, log, tries, ui)
        gateway = _gateway(master, log, settings)
        with _interrupts_kept():
            try:
                yield _session(master, log, settings, gateway)
            finally:
                _end(gateway)


def apart(spark: SparkSession, work: Callable[[], Result]) -> Result:
    """What some work gives, done apart from the thread that Ctrl-C comes to: that one tells Spark to end its jobs."""
    with ThreadPoolExecutor(1) as pool:
        doing = pool.submit(work)
        try:
            return doing.result()
        except KeyboardInterrupt:
            while wait([doing], BETWEEN).not_done:  # it may be about to begin another job
                spark.sparkContext.cancelAllJobs()
            raise


@contextmanager
def _interrupts_kept() -> Iterator[None]:
    """Spark takes Ctrl-C for itself, to end what it is doing; afterwards it is as it was before."""
    if current_thread() is not main_thread():
        yield
        return
    before = signal.getsignal(signal.SIGINT)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _check() -> None:
    try:
        import pyspark
    except ImportError as error:
        raise BatchError(NO_PYSPARK) from error
    del pyspark
    home = os.environ.get("JAVA_HOME")
    if not (home and Path(home, "bin", "java").is_file()) and shutil.which("java") is None:
        raise BatchError(NO_JAVA)


def _settings(master: str, log: Path, tries: int, ui: bool) -> dict[str, str]:
    """What is set, beside what stands in Spark's own files: `spark-defaults.conf` and the like."""
    quiet = log.with_name("log4j2.properties")
    quiet.write_text(QUIET, "utf-8")
    local = LOCAL.fullmatch(master)
    settings = {
        # A Spark of one machine tries nothing twice unless the name of the master says so.
        "spark.master": f"local[{local[1] or 1},{tries}]" if local else master,
        "spark.task.maxFailures": str(tries),
        "spark.app.name": "legation batch",
        "spark.ui.enabled": str(ui).lower(),
        "spark.ui.showConsoleProgress": "false",
        "spark.driver.extraJavaOptions": f"-Dlog4j2.configurationFile={quiet.absolute().as_uri()}",
        "spark.executorEnv.OPENBLAS_NUM_THREADS": "1",
    }
    if local:
        settings |= {"spark.driver.host": LOOPBACK, "spark.driver.bindAddress": LOOPBACK}
    return settings


def _gateway(master: str, log: Path, settings: Mapping[str, str]) -> JavaGateway | None:
    """A Java of our own; None where this process has one already, which is whoever's it is."""
    from pyspark import SparkConf, SparkContext
    from pyspark.java_gateway import launch_gateway

    if SparkContext._gateway is not None:
        return None
    conf = SparkConf(loadDefaults=False).setAll(list(settings.items()))
    with _said_by(master, log), log.open("ab") as said, _environment(master):
        return launch_gateway(conf, {"stdout": said, "stderr": said})  # type: ignore[no-untyped-call]


def _session(master: str, log: Path, settings: Mapping[str, str], gateway: JavaGateway | None) -> SparkSession:
    from pyspark import SparkConf, SparkContext
    from pyspark.sql import SparkSession

    conf = SparkConf(loadDefaults=False).setAll(list(settings.items()))
    with _said_by(master, log), _environment(master):
        return SparkSession(SparkContext(conf=conf, gateway=gateway))


def _end(gateway: JavaGateway | None) -> None:
    """End Spark, and our Java with it. Of what has broken down there is nothing to end."""
    from pyspark import SparkContext

    context = SparkContext._active_spark_context
    with suppress(Exception):
        if context is not None:
            context.stop()
    if gateway is None:
        return
    with suppress(Exception):
        gateway.shutdown()
    SparkContext._gateway = SparkContext._jvm = None
    gateway.proc.stdin.close()  # Java ends with it
    try:
        gateway.proc.wait(PATIENCE)
    except TimeoutExpired:
        gateway.proc.kill()
        gateway.proc.wait()


@contextmanager
def _said_by(master: str, log: Path) -> Iterator[None]:
    """Whatever goes wrong inside, told as Spark tells it in its log.

    Raises:
        BatchError: Spark could not be started.
    """
    begun = _size(log)  # what earlier runs said of themselves stands before
    try:
        yield
    except Exception as error:  # pyspark and py4j raise many
        reason = _reason(log, begun) or str(error).partition("\n")[0]
        raise BatchError(f"Spark cannot be started on {master}: {reason}; {log} says more") from error


def gave_up(error: Exception, log: Path) -> BatchError:
    """What ended Spark's work, as an error of ours."""
    said = _reason_in(str(error)) or str(error).strip().partition("\n")[0][:MOST_SAID] or type(error).__name__
    return BatchError(f"Spark gave up: {said}; {log} says more, the same command goes on from there")


def _size(log: Path) -> int:
    return log.stat().st_size if log.exists() else 0


def _reason(log: Path, begun: int) -> str:
    """What a log says last of an error, from some byte on."""
    with suppress(OSError), log.open("rb") as file:
        file.seek(max(begun, file.seek(0, os.SEEK_END) - TAIL))
        return _reason_in(file.read().decode("utf-8", "replace"))
    return ""


def _reason_in(said: str) -> str:
    """The last line that tells an error, in what Java and Python say of one; empty where none does."""
    told = [line.strip() for line in said.splitlines() if ERROR.search(line) and not line.startswith("\t")]
    return told[-1][:MOST_SAID] if told else ""


@contextmanager
def _environment(master: str) -> Iterator[None]:
    """What processes of Python begin with: this interpreter, and one thread each for their matrices."""
    wanted = {"OPENBLAS_NUM_THREADS": "1", "PYSPARK_DRIVER_PYTHON": sys.executable}
    if LOCAL.fullmatch(master):
        wanted |= {"PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": LOOPBACK}
    else:
        wanted["PYSPARK_PYTHON"] = os.environ.get("PYSPARK_PYTHON", sys.executable)
    before = {name: os.environ.get(name) for name in wanted}
    os.environ.update(wanted)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
