use strict;
use warnings;
use File::Find;
use JSON::PP;

$| = 1;
$SIG{TERM} = sub { exit 143 };
my $argument = shift // '';
if ($argument ne 'train') {
    print STDERR "unknown argument '$argument': this image only trains (usage: train)\n";
    exit 2;
}

eval { main(); 1 } or do {
    my $error = $@;
    if (open my $failure, '>', '/opt/ml/output/failure') { print $failure $error; close $failure; }
    print STDERR $error;
    exit 1;
};

sub main {
    my $data = '/opt/ml/input/data/training';
    die "channel 'training' is missing: no folder $data\n" unless -d $data;
    my (%count, %sum);
    find({ no_chdir => 1, wanted => sub {
        return unless -f $_ && /\.csv$/;
        print "reading $_\n";
        open my $file, '<', $_ or die "cannot read $_: $!\n";
        while (my $line = <$file>) {
            chomp $line;
            my ($label, @features) = split /,/, $line;
            $count{$label}++;
            $sum{$label}[$_] += $features[$_] for 0 .. $#features;
        }
        close $file;
    } }, $data);
    die "channel 'training' has no rows\n" unless %count;
    my %mean = map { my $label = $_; $label => [ map { $_ / $count{$label} } @{ $sum{$label} } ] } keys %count;
    open my $model, '>', '/opt/ml/model/means.json' or die "cannot write the model: $!\n";
    print $model encode_json(\%mean);
    close $model or die "cannot write the model: $!\n";
    printf "saved the means of %d classes\n", scalar keys %mean;
}
