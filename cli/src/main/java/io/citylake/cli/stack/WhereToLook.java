package io.citylake.cli.stack;

import io.citylake.localstack.RunningStack;
import java.io.PrintWriter;

/** What a person can open now. */
public final class WhereToLook {
  private WhereToLook() {}

  public static void print(PrintWriter out, RunningStack stack) {
    String url = StackKeys.urlWithoutUser(stack.jdbcUrl());
    String psqlUrl =
        url.replaceFirst("^jdbc:postgresql://", "postgresql://" + StackKeys.READER + "@");
    out.printf("where to look%n");
    out.printf("  Kafka              %s%n", stack.bootstrapServers());
    out.printf("  BI tools           %s?user=%s%n", url, StackKeys.READER);
    out.printf("  psql               psql '%s'%n", psqlUrl);
    printUses(out);
  }

  /** The commands that look into whatever stack is up. */
  public static void printUses(PrintWriter out) {
    out.printf(
        "  Spark SQL          ./citylake sql \"select * from lake.raw.readings limit 10\"%n");
    out.printf(
        "  PostgreSQL         ./citylake psql \"select * from serving.air_quality limit 10\"%n");
    out.printf("  both               without a statement they prompt for some%n");
    out.printf("  the stack          ./citylake status, ./citylake audit, ./citylake down%n");
    out.flush();
  }
}
