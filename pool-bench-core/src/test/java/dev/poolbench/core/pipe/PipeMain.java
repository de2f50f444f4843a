package dev.poolbench.core.pipe;

import dev.poolbench.api.Options;
import dev.poolbench.api.Workload;
import dev.poolbench.api.WorkloadSpec;
import dev.poolbench.core.catalog.Catalog;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.util.HashMap;
import java.util.Map;

/** Is a worker: rebuilds the workload that it is told, and does jobs until its input ends. */
public final class PipeMain {
  private PipeMain() {}

  public static void main(String[] args) throws Exception {
    DataInputStream in = new DataInputStream(new BufferedInputStream(System.in));
    DataOutputStream out = new DataOutputStream(new BufferedOutputStream(System.out));
    System.setOut(System.err);
    Map<String, Workload> opened = new HashMap<>();
    try {
      while (true) {
        String spec = in.readUTF();
        Workload workload = opened.get(spec);
        if (workload == null) {
          workload = open(WorkloadSpec.parse(spec));
          opened.put(spec, workload);
        }
        long from = in.readLong();
        long to = from + in.readInt();
        for (long job = from; job < to; job++) {
          answer(out, workload, job);
        }
        out.flush();
      }
    } catch (EOFException e) {
      return;
    }
  }

  private static Workload open(WorkloadSpec spec) throws Exception {
    Workload workload = Catalog.find().workload(spec.id());
    workload.open(Options.of(workload, spec));
    return workload;
  }

  private static void answer(DataOutputStream out, Workload workload, long job) throws Exception {
    double result;
    try {
      result = workload.run(job);
    } catch (Exception e) {
      out.writeBoolean(false);
      out.writeUTF(e.toString());
      return;
    }
    out.writeBoolean(true);
    out.writeDouble(result);
  }
}
