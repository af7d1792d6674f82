"""Audits an archive on Apache Spark: every task pipes its partition through `plashka stream`.

    spark-submit test/spark/audit.py --input 'dump/*.jsonl' --output audit.parquet [--by pipe|pandas] [--partitions N]
                                     [--plashka 'plashka stream --config plashka.config.yaml']

The input has one JSON object a line: `path`, `text` and, if it is known, `date` (YYYY-MM-DD). The output is a table with one row
an article: what is asked for most as columns, and the whole record as JSON in `record`. `plashka` must be there on every worker.
"""

import argparse
import json
import shlex
import subprocess
import threading

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F
from pyspark.sql import types as T

FINDING = T.StructType(
    [
        T.StructField("rule", T.StringType()),
        T.StructField("severity", T.StringType()),
        T.StructField("line", T.IntegerType()),
        T.StructField("reason", T.StringType()),
        T.StructField("fix", T.StringType()),
    ]
)
RECORD = T.StructType(
    [
        T.StructField("path", T.StringType()),
        T.StructField("ok", T.BooleanType()),
        T.StructField("date", T.StringType()),
        T.StructField("language", T.StructType([T.StructField("code", T.StringType())])),
        T.StructField(
            "disclaimer",
            T.StructType([T.StructField("status", T.StringType()), T.StructField("mandate", T.StringType())]),
        ),
        T.StructField(
            "attribution",
            T.StructType([T.StructField("status", T.StringType()), T.StructField("source", T.StringType())]),
        ),
        T.StructField("findings", T.ArrayType(FINDING)),
    ]
)


def by_pipe(rows: DataFrame, command: str) -> DataFrame:
    """One process a partition, started by Spark itself. A command that fails fails the task, and Spark tries it again."""
    lines = rows.select(as_json()).rdd.map(lambda row: row[0]).pipe(command, checkCode=True)
    return rows.sparkSession.createDataFrame(lines.map(lambda line: (line,)), "record string")


def by_pandas(rows: DataFrame, command: str) -> DataFrame:
    """One process a partition, fed batch by batch; as many records must come back as articles went in."""

    def judge(batches):
        import pandas as pd

        process = subprocess.Popen(shlex.split(command), stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        sent, trouble = 0, None

        def feed():
            nonlocal sent, trouble
            try:
                for batch in batches:
                    for line in batch["line"]:
                        process.stdin.write(line.encode() + b"\n")
                        sent += 1
                process.stdin.close()
            except Exception as error:
                trouble = error
                process.kill()

        # Reading and writing at once: a pipe that is full both ways would wait for ever.
        feeder = threading.Thread(target=feed, daemon=True)
        feeder.start()
        got, records = 0, []
        for record in process.stdout:
            got += 1
            records.append(record.decode().rstrip("\n"))
            if len(records) == 1000:
                yield pd.DataFrame({"record": records})
                records = []
        if records:
            yield pd.DataFrame({"record": records})
        feeder.join()
        if process.wait() != 0 or got != sent:
            raise RuntimeError(f"plashka: code {process.returncode}, {sent} articles in, {got} records out") from trouble

    return rows.select(as_json()).mapInPandas(judge, "record string")


def as_json():
    return F.to_json(F.struct("path", "text", "date")).alias("line")


def audit(spark: SparkSession, source: str, command: str, partitions: int | None, by: str) -> DataFrame:
    # A schema of its own: Spark would read everything once more to guess it.
    schema = "path string, text string, date string"
    rows = spark.read.schema(schema).json(source)
    if partitions:
        rows = rows.repartition(partitions)
    records = (by_pandas if by == "pandas" else by_pipe)(rows, command)
    read = F.from_json("record", RECORD)
    return records.select(read.alias("r"), "record").select(
        F.col("r.path").alias("path"),
        F.col("r.ok").alias("ok"),
        F.to_date("r.date").alias("date"),
        F.col("r.language.code").alias("language"),
        F.col("r.disclaimer.status").alias("disclaimer"),
        F.col("r.disclaimer.mandate").alias("mandate"),
        F.col("r.attribution.source").alias("source"),
        F.col("r.findings").alias("findings"),
        "record",
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--input", required=True)
    parser.add_argument("--output", required=True)
    parser.add_argument("--plashka", default="plashka stream")
    parser.add_argument("--partitions", type=int)
    parser.add_argument("--by", choices=["pipe", "pandas"], default="pipe")
    parser.add_argument("--master", help="for example local[2,3]: two cores, a task is tried three times")
    args = parser.parse_args()
    builder = SparkSession.builder.appName("plashka audit")
    if args.master:
        builder = builder.master(args.master)
    spark = builder.getOrCreate()
    try:
        table = audit(spark, args.input, args.plashka, args.partitions, args.by)
        # Whole or not at all: Spark's committer moves the parts into place when every task has ended well.
        table.write.mode("overwrite").parquet(args.output)
        told = spark.read.parquet(args.output)
        print(json.dumps({"articles": told.count(), "fit": told.where("ok").count()}))
        told.select(F.explode("findings").alias("f")).groupBy("f.rule", "f.severity").count().orderBy(
            F.desc("count")
        ).show(truncate=False)
    finally:
        spark.stop()


if __name__ == "__main__":
    main()
